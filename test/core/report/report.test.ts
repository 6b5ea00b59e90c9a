import { describe, expect, it } from 'vitest';
import { buildReport, type Report } from '../../../src-core/report/report.ts';
import { type ReportBlock, type ReportTable } from '../../../src-core/report/report-blocks.ts';
import { reportKind, reportKinds } from '../../../src-core/report/report-kinds.ts';
import { type ReportInput } from '../../../src-core/report/report-input.ts';
import { limitStatus } from './limit-status.ts';
import { sampleReportInput } from './sample-report-input.ts';

const input = sampleReportInput();
const breachReport = (of: ReportInput) =>
  buildReport(of, { kind: 'breach', locale: 'iso', sections: null, footer: '' });
const report = breachReport(input);

function block<Kind extends ReportBlock['kind']>(of: Report, kind: Kind, id: string) {
  const found = of.sections.flatMap((section) => section.blocks).find((one) => one.kind === kind && one.id === id);
  if (!found) throw new Error(`There is no ${kind} ${id}`);
  return found as Extract<ReportBlock, { kind: Kind }>;
}
const sum = (table: ReportTable, column: string) => {
  const at = table.columns.findIndex(({ id }) => id === column);
  return table.rows.reduce((total, row) => total + Number(row[at]), 0);
};

describe('the breach report', () => {
  it('states the worst level and the count of each', () => {
    expect(report.status).toBe('limit');
    expect(report.breached).toBe(1);
    expect(report.statement).toBe('1 limit breached, 1 at warning, 9 within, of 11 measured');
  });

  it.each(reportKinds)('of kind %s has its sections once, each block under its own id', (kind) => {
    const { sections } = buildReport(input, { kind, locale: 'iso', sections: null, footer: '' });
    expect(sections.map(({ id }) => id)).toEqual(reportKind(kind).sections);
    const ids = sections.flatMap(({ blocks }) => blocks.map(({ id, kind: of }) => `${of} ${id}`));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('shows every limit in the utilisation table, the breached one first', () => {
    const table = block(report, 'table', 'utilisation');
    expect(table.rows).toHaveLength(input.risk.limits.length);
    expect(table.rows[0]!.slice(0, 2)).toEqual(['limit', 'Single name']);
  });

  it('names the size of a breach, what would cure it, and who has it', () => {
    const { terms } = block(report, 'terms', 'breach-1-facts');
    const term = (name: string) => terms.find((one) => one.term === name)?.description;
    expect(term('Threshold')).toBe('20.00 %, exceeded by 1.41 %');
    expect(term('To return inside')).toMatch(/^about 5,0\d\d,\d{3}\.\d\d USD of exposure/);
    expect(term('State')).toBe('acknowledged');
    expect(term('Owner')).toBe('M. Keel');
  });

  it('lists contributions that add up to the portfolio’s figures', () => {
    const table = block(report, 'table', 'contributions');
    const historical = input.risk.tailRisk.find(({ method, horizon }) => method === 'historical' && horizon === 1)!;
    expect(sum(table, 'volatility')).toBeCloseTo(input.risk.volatilityAnnual, 10);
    expect(sum(table, 'var')).toBeCloseTo(historical.varFraction!, 10);
    expect(sum(table, 'es')).toBeCloseTo(historical.esFraction!, 10);
  });

  it('marks as exceptions exactly the days whose loss was beyond the VaR of the day before', () => {
    const chart = block(report, 'chart', 'profit-chart');
    if (chart.chart === 'ladder') throw new Error('not a series');
    const [result, negativeVar, exceptions] = chart.series.map(({ values }) => values);
    result!.forEach((value, i) => {
      const beyond = value !== null && negativeVar![i] !== null && value < negativeVar![i]!;
      expect(exceptions![i] !== null, chart.labels[i]!).toBe(beyond);
    });
    expect(exceptions!.some((value) => value !== null)).toBe(true);
  });

  it('tells the change since the run before only where that run had the figure', () => {
    const { figures } = block(report, 'figures', 'headline');
    const change = (id: string) => figures.find((figure) => figure.id === id)?.change;
    expect(change('nav')).toBeCloseTo(1_250_000, 2);
    expect(change('volatilityAnnual')).toBeCloseTo(-0.002, 12);
    expect(change('beta')).toBeNull();
  });

  it('carries the hashes of data and result', () => {
    const { terms } = block(report, 'terms', 'run');
    expect(terms.map(({ description }) => description)).toEqual(
      expect.arrayContaining([input.risk.datasetVersion, input.resultHash]),
    );
  });

  it('gives the largest spread between methods as model risk', () => {
    const table = block(report, 'table', 'tail-risk-spread');
    const [confidence, , methods, smallest, largest, spread] = table.rows[0]! as number[];
    const values = input.risk.tailRisk
      .filter((row) => row.confidence === confidence && row.horizon === 1)
      .map((row) => row.varFraction!);
    expect(methods).toBe(values.length);
    expect([smallest, largest]).toEqual([Math.min(...values), Math.max(...values)]);
    expect(spread).toBe(largest! - smallest!);
  });

  it('says so where no limit is set, none is exceeded, or the run is stale', () => {
    const without = breachReport({ ...input, risk: { ...input.risk, limits: [] } });
    expect([without.status, without.statement, without.breached]).toEqual([null, 'No limit is set', 0]);
    const calm = breachReport({ ...input, risk: { ...input.risk, limits: [limitStatus({})], stale: true } });
    expect(block(calm, 'text', 'no-breach').paragraphs[0]).toContain('within its bounds');
    expect(block(calm, 'text', 'stale').paragraphs[0]).toContain('changed after this run');
  });

  it('uses current holdings where there is no NAV history', () => {
    const bare = breachReport({ ...input, risk: { ...input.risk, realised: null, navHistory: null } });
    const ids = bare.sections.find(({ id }) => id === 'history')!.blocks.map(({ id }) => id);
    expect(ids).toEqual(['drawdown-chart', 'profit-chart', 'exceptions']);
    expect(block(bare, 'chart', 'profit-chart').title).toContain('current holdings');
  });
});
