import { describe, expect, it } from 'vitest';
import { DomainError } from '../../../src-core/domain-error.ts';
import { figureAt, forecast } from '../../../src-core/tail-risk/forecast.ts';
import { historical } from '../../../src-core/tail-risk/methods/historical.ts';
import { listMethods, tailRiskMethods } from '../../../src-core/tail-risk/registry.ts';
import { seriesTailRisk } from '../../../src-core/tail-risk/series-tail-risk.ts';
import { errorOf } from '../error-of.ts';

const request = { confidence: 0.95, horizon: 1, seed: 1 };

describe('tail risk of a series', () => {
  it('computes every method unless some are named, and the spread of their VaR', () => {
    const result = seriesTailRisk(Float64Array.of(-0.03, -0.01, 0, 0.01, 0.02), request);
    const values = result.results.flatMap((row) => row.var ?? []);
    expect(result.results.map((row) => row.method)).toEqual([...tailRiskMethods.keys()]);
    expect(result.spread).toBe(Math.max(...values) - Math.min(...values));
  });

  it('uses the last returns of a window only', () => {
    const returns = Float64Array.of(-0.5, 0.5, -0.01, 0.02, 0.03);
    const windowed = seriesTailRisk(returns, { ...request, window: 3 });
    expect(windowed).toEqual(seriesTailRisk(returns.slice(2), request));
    expect(windowed.observations).toBe(3);
  });

  it('names the known methods when asked for another', () => {
    const error = errorOf(() => seriesTailRisk(Float64Array.of(0, 1), { ...request, methods: ['garch-x'] }));
    expect(error.code).toBe('UNKNOWN_METHOD');
    expect(error.remedy).toContain('Choose among historical, age-weighted, ');
  });

  it('refuses a single return, and one that is not a number by its place', () => {
    expect(errorOf(() => seriesTailRisk(Float64Array.of(0.01), request)).code).toBe('TOO_FEW_OBSERVATIONS');
    const error = errorOf(() => seriesTailRisk(Float64Array.of(0, 0.1, NaN, 0), { ...request, window: 3 }));
    expect(error.message).toBe('Return 3 of the series is not a number');
  });

  it('warns when VaR rests on fewer than three returns', () => {
    const { results } = seriesTailRisk(Float64Array.of(-0.03, 0, 0.01, 0.02), { ...request, methods: ['historical'] });
    expect(results[0]!.warnings).toMatchObject([{ code: 'THIN_TAIL', count: 1 }]);
  });

  it('says that a series without spread has none, and gives no NaN', () => {
    const { results } = seriesTailRisk(new Float64Array(300), request);
    for (const { var: valueAtRisk, es, warnings, method } of results) {
      if (valueAtRisk === null) expect(['ZERO_VARIANCE', 'UNSUITABLE_SAMPLE']).toContain(warnings[0]!.code);
      else expect([method, valueAtRisk, es]).toEqual([method, 0, 0]);
    }
    expect(results.find(({ method }) => method === 'gaussian')!.warnings).toMatchObject([{ code: 'ZERO_VARIANCE' }]);
  });

  it('scales intervals as it scales figures', () => {
    const returns = Float64Array.from({ length: 300 }, (_, day) => 0.01 * Math.sin(day * 1.7));
    const at = (horizon: number) => seriesTailRisk(returns, { ...request, horizon, methods: ['gaussian'] }).results[0]!;
    expect(at(4).var).toBeCloseTo(2 * at(1).var!, 14);
    expect(at(4).varInterval!.low).toBeCloseTo(2 * at(1).varInterval!.low, 14);
  });
});

describe('a method that refuses', () => {
  const shy = { ...historical, id: 'shy', label: 'Shy method', minimumObservations: 250 };

  it('has no figures and says why', () => {
    expect(figureAt(forecast(shy, new Float64Array(10), {}), 0.99, 1)).toEqual({
      var: null,
      es: null,
      warnings: [
        {
          code: 'TOO_FEW_OBSERVATIONS',
          message: 'Shy method needs 250 returns and has 10. Import a longer history or choose a longer window',
        },
      ],
    });
  });

  it('does not hide a defect', () => {
    const fit = () => {
      throw new TypeError('a defect');
    };
    expect(() => forecast({ ...historical, fit }, new Float64Array(10), {})).toThrow(TypeError);
    expect(() => forecast({ ...historical, fit }, new Float64Array(10), {})).not.toThrow(DomainError);
  });

  it('cannot be listed twice', () => {
    expect(() => listMethods([historical, historical])).toThrow('The tail-risk method historical is listed twice');
  });
});
