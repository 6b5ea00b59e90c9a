import { describe, expect, it } from 'vitest';
import { type VolatilityModelView, type VolatilityView } from '../../../src-core/contract/index.ts';
import { endlessModels, pathChart, termChart } from '../../../src-renderer/screens/var/volatility-charts.ts';
import { parameterRows, residualWords } from '../../../src-renderer/screens/var/volatility-rows.ts';

const model = (id: string, more: Partial<VolatilityModelView> = {}): VolatilityModelView => ({
  id,
  label: id.toUpperCase(),
  parameters: { alpha: 0.1, beta: 0.8, mu: 0.001, omega: 1e-6 },
  standardErrors: { alpha: 0.05, beta: 0.1, mu: 0.001, omega: 1e-7 },
  logLikelihood: 10,
  aic: -12,
  bic: -10,
  persistence: 0.9,
  halfLife: 6.6,
  converged: true,
  remark: '',
  diagnostics: { ljungBox: 0.5, ljungBoxSquared: 0.5, archLm: 0.5 },
  path: [0.2, 0.21, 0.19],
  termStructure: [0.2, 0.22],
  ...more,
});

const view: VolatilityView = {
  dates: ['2025-01-02', '2025-01-03', '2025-01-06'],
  returns: [0.01, -0.02, 0],
  horizons: [1, 10],
  models: [model('garch'), model('egarch', { termStructure: [0.2, null], standardErrors: null })],
  refusals: [],
};

describe('volatility by model', () => {
  it('is drawn over a period for the models chosen, sizes of returns on its scale', () => {
    const chart = pathChart(view, ['egarch'], { first: 1, last: 2 }, 256);
    expect(chart.labels).toEqual(['2025-01-03', '2025-01-06']);
    expect(chart.series.map(({ name, values }) => [name, values])).toEqual([
      ['EGARCH', [0.21, 0.19]],
      ['|return| × √256', [0.32, 0]],
    ]);
  });

  it('keeps a model’s colour whatever is drawn beside it', () => {
    expect(termChart(view, ['egarch']).series[0]!.place).toBe(1);
    expect(termChart(view, ['garch', 'egarch']).series[1]!.place).toBe(1);
  });

  it('names models whose expected variance is infinite', () => {
    expect(endlessModels(view, ['garch', 'egarch'])).toEqual(['EGARCH']);
    expect(endlessModels(view, ['garch'])).toEqual([]);
  });

  it('lists parameters as formulas have them, with errors where there are any', () => {
    const rows = parameterRows(view);
    expect(rows.slice(0, 4).map(({ parameter }) => parameter)).toEqual(['mu', 'omega', 'alpha', 'beta']);
    expect(rows[2]).toMatchObject({ estimate: 0.1, standardError: 0.05 });
    expect(rows[6]).toMatchObject({ model: 'EGARCH', standardError: null });
  });

  it.each([
    [0.5, 0.5, 0.5, 'Nothing left that these tests see'],
    [0.01, 0.5, 0.5, 'Returns still follow from those before; volatility is explained'],
    [0.5, 0.01, 0.5, 'Volatility still comes in clusters'],
    [0.5, 0.5, 0.01, 'Volatility still comes in clusters'],
    [0.01, 0.5, 0.01, 'Returns still follow from those before, and volatility still comes in clusters'],
  ])('reads p-values %d, %d and %d as: %s', (ljungBox, ljungBoxSquared, archLm, words) => {
    expect(residualWords({ ljungBox, ljungBoxSquared, archLm })).toBe(words);
  });
});
