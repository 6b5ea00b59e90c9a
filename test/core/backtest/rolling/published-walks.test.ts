import { describe, expect, it } from 'vitest';
import { relativeError } from '../../relative-error.ts';
import reference from '../../../reference/backtests.json' with { type: 'json' };
import { schedule, walkInPieces } from './walked-series.ts';

const returns = Float64Array.from(reference.inputs.sp500_returns.values);
const days = returns.length - 250;
const tolerance = reference.tolerance.forecasts_and_scores.rel;

describe('the S&P 500 from 2012 to 2018', () => {
  it.each(['0.99', '0.975'] as const)('is forecast at %s as published', (level) => {
    for (const id of ['historical', 'ewma'] as const) {
      const expected = reference.expected.sp500_rolling[level][id];
      const made = walkInPieces(id, returns, schedule({ confidences: [Number(level)] }), [250, 1000, returns.length]);
      expect(relativeError(made.var[0]!, expected.var_first)).toBeLessThan(tolerance);
      expect(relativeError(made.var[days - 1]!, expected.var_last)).toBeLessThan(tolerance);
      expect(relativeError(made.es[0]!, expected.es_first)).toBeLessThan(tolerance);
      expect(relativeError(made.es[days - 1]!, expected.es_last)).toBeLessThan(tolerance);
      const mean = made.var.reduce((sum, value) => sum + value, 0) / days;
      expect(relativeError(mean, expected.var_mean)).toBeLessThan(tolerance);
      const exceptions = [...made.var.keys()].filter((day) => returns[250 + day]! < -made.var[day]!);
      expect(exceptions).toEqual(expected.exception_positions);
    }
  });
});
