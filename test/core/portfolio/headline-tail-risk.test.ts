import { describe, expect, it } from 'vitest';
import { headlineTailRisk, tailRiskMetric } from '../../../src-core/portfolio/headline-tail-risk.ts';
import { type ChampionReference, type TailRiskRow } from '../../../src-core/portfolio/portfolio-risk.ts';
import { sampleParameters } from '../report/sample-report-input.ts';

const row = (method: string, confidence: number, varFraction: number | null, horizon = 1): TailRiskRow => ({
  method,
  label: method,
  confidence,
  horizon,
  varFraction,
  varAmount: null,
  esFraction: varFraction,
  esAmount: null,
  warnings: [],
});
const headline = (tailRisk: readonly TailRiskRow[], champion: ChampionReference | null) =>
  headlineTailRisk({ tailRisk, parameters: { ...sampleParameters, asOf: '2026-01-02', benchmark: null, champion } });

const rows = [row('historical', 0.99, 0.02), row('historical', 0.99, 0.06, 10), row('garch-t', 0.99, 0.03)];

describe('the headline VaR', () => {
  it('is the historical method’s of one day where no method is promoted', () => {
    expect(headline(rows, null)).toEqual([rows[0]]);
  });

  it('is the champion’s', () => {
    expect(headline(rows, { method: 'garch-t', run: 4 })).toEqual([rows[2]]);
  });

  it('is the historical method’s again where the champion gave no figure', () => {
    const refused = [rows[0]!, row('garch-t', 0.99, null)];
    expect(headline(refused, { method: 'garch-t', run: 4 })).toEqual([rows[0]]);
    expect(headline([rows[0]!], { method: 'lstm', run: 4 })).toEqual([rows[0]]);
  });

  it('has the name of its method among a run’s metrics', () => {
    expect(tailRiskMetric(rows[0]!, 'var')).toBe('var99');
    expect(tailRiskMetric(row('garch-t', 0.975, 0.01), 'es')).toBe('garch-t.es975');
  });
});
