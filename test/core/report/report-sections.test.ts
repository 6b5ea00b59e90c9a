import { describe, expect, it } from 'vitest';
import { buildReport, type ReportOptions } from '../../../src-core/report/report.ts';
import { type ReportBlock, type ReportTable } from '../../../src-core/report/report-blocks.ts';
import { type ReportInput } from '../../../src-core/report/report-input.ts';
import { fullReportInput, scenarios } from './full-report-input.ts';
import { sampleReportInput } from './sample-report-input.ts';

const full = fullReportInput();
const usual: ReportOptions = { kind: 'breach', locale: 'iso', sections: null, footer: '' };
const blocksOf = (input: ReportInput, section: string, options: Partial<ReportOptions> = {}): readonly ReportBlock[] =>
  buildReport(input, { ...usual, ...options }).sections.find(({ id }) => id === section)!.blocks;
const table = (blocks: readonly ReportBlock[], id: string) =>
  blocks.find((block): block is ReportTable => block.kind === 'table' && block.id === id)!;

describe('what would cure a breach', () => {
  it('stands under the breach, with the measure it would leave', () => {
    const blocks = blocksOf(full, 'breaches');
    expect(table(blocks, 'breach-1-cure-trades').rows).toEqual([
      ['Sell', 'HALG.X', 'momentum', '120500', '22743000.50'],
    ]);
    const text = blocks.find(({ id }) => id === 'breach-1-cure-text');
    expect(text).toMatchObject({
      paragraphs: ['The measure would then be 15.00 %. Or hold 70.0 % of every position in scope.'],
    });
  });

  it('is left out where it was not worked out', () => {
    const ids = blocksOf({ ...full, cures: null }, 'breaches').map(({ id }) => id);
    expect(ids.filter((id) => id.includes('cure'))).toEqual([]);
  });
});

describe('orders refused before trading', () => {
  it('are listed with the limits that decided', () => {
    expect(table(blocksOf(full, 'pre-trade'), 'pre-trade').rows[0]).toEqual([
      41,
      '2025-12-31T15:04:00.000Z',
      'BUY 50000 HALG.X',
      'Reduced',
      '12500',
      'Single name 21.4 % → 26.0 %',
      'M. Keel',
    ]);
  });

  it('are told apart from checks that were not looked up', () => {
    expect(blocksOf({ ...full, rejections: null }, 'pre-trade')[0]).toMatchObject({ kind: 'text' });
    expect(blocksOf({ ...full, rejections: [] }, 'pre-trade')[0]).toMatchObject({ kind: 'table', rows: [] });
  });
});

describe('stress scenarios', () => {
  it('stand by loss, those without one last', () => {
    const { rows } = table(blocksOf(full, 'stress'), 'stress');
    expect(rows.map((row) => row[1])).toEqual(['Worst 10 days', 'Volatility ×1.5', 'Autumn 1998']);
    expect(rows[0]).toEqual([
      'limit',
      'Worst 10 days',
      'Historical replay',
      0.123,
      '43623426.00',
      0.1,
      'HALG.X',
      '2 names by proxy',
    ]);
  });

  it('are said not to have been run where they were not', () => {
    expect(blocksOf({ ...full, stress: null }, 'stress')).toMatchObject([{ kind: 'text' }]);
  });

  it('give the stress report its sentence and its status', () => {
    const of = (stress: ReportInput['stress']) => buildReport({ ...full, stress }, { ...usual, kind: 'stress' });
    expect(of(scenarios)).toMatchObject({
      status: 'limit',
      statement: 'The worst of 3 scenarios, Worst 10 days, loses 12.30 % of net asset value',
    });
    expect(of(null)).toMatchObject({ status: null, statement: 'No stress scenario was run' });
    expect(of([scenarios[2]!]).statement).toBe('No stress scenario could be computed');
  });

  it('are shown in detail with parts that have their share of the loss, and the path of a replay', () => {
    const blocks = blocksOf(full, 'stress-detail', { kind: 'stress' });
    expect(table(blocks, 'scenario-1-position').rows[1]).toEqual(['ULRI.X', 0.033, 0.033 / 0.123]);
    expect(blocks.filter((block) => block.kind === 'chart').map(({ id }) => id)).toEqual(['scenario-1-path']);
  });
});

describe('risk by factor', () => {
  it('has groups that add up to the volatility', () => {
    const groups = table(blocksOf(full, 'factor-risk'), 'factor-groups');
    const sum = groups.rows.reduce((total, row) => total + Number(row[2]), 0);
    expect(sum).toBeCloseTo(Number(groups.total![2]), 12);
    expect(groups.total![3]).toBeCloseTo(1, 12);
  });

  it('says why there is none', () => {
    const input = sampleReportInput();
    const parameters = { ...input.risk.parameters, noModel: 'Too few securities' };
    const [text] = blocksOf({ ...input, risk: { ...input.risk, parameters } }, 'factor-risk');
    expect(text).toMatchObject({ paragraphs: ['Risk was not split by factor. Too few securities.'] });
  });
});

describe('model monitoring', () => {
  it('lists its alarms and the methods in use', () => {
    const blocks = blocksOf(full, 'monitoring');
    const alarm = full.monitoring!.alarms[0]!;
    expect(table(blocks, 'alarms').rows).toEqual([
      ['limit', 'Losses beyond VaR', alarm.text, '2025-12-18', alarm.action],
    ]);
    expect(table(blocks, 'monitored-methods').caption).toContain('99 %');
  });

  it('is left out where nothing is to be said', () => {
    const { monitoring } = full;
    for (const quiet of [null, { ...monitoring!, alarms: [] }]) {
      const { sections } = buildReport({ ...full, monitoring: quiet }, usual);
      expect(sections.map(({ id }) => id)).not.toContain('monitoring');
    }
  });
});

describe('the history of utilisation', () => {
  it('has a line a limit over the dates of its runs', () => {
    const chart = blocksOf(full, 'history').find(({ id }) => id === 'utilisation-history');
    expect(chart).toMatchObject({ labels: ['2025-12-30', '2025-12-31'], series: [{ values: [0.98, 1.07] }, {}, {}] });
  });

  it('is left out where there is one date only', () => {
    const ids = blocksOf({ ...full, utilisationHistory: full.utilisationHistory.slice(1) }, 'history').map(
      ({ id }) => id,
    );
    expect(ids).not.toContain('utilisation-history');
  });
});

describe('what is wanted of a report', () => {
  it('is a choice of its sections, in their order; those of another kind are left out', () => {
    const { sections } = buildReport(full, { ...usual, sections: ['sign-off', 'stress-detail', 'summary'] });
    expect(sections.map(({ id }) => id)).toEqual(['summary', 'sign-off']);
  });

  it('is written in the locale, in sentences too', () => {
    const { sections } = buildReport(full, { ...usual, locale: 'de-DE' });
    const texts = JSON.stringify(sections);
    expect(texts).toContain('20,00 %, exceeded by 1,41 %');
    expect(texts).toContain('as of 31.12.2025');
  });
});
