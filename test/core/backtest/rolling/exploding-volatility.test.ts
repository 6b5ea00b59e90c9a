import { describe, expect, it } from 'vitest';
import { combineForecasts } from '../../../../src-core/backtest/ensemble/combine-forecasts.ts';
import { ensembleSchemes } from '../../../../src-core/backtest/ensemble/registry.ts';
import { rollingMethod } from '../../../../src-core/backtest/rolling/registry.ts';
import { createStream } from '../../../../src-core/numerics/random-stream.ts';
import { schedule } from './walked-series.ts';

const stream = createStream(4, 0);
const noise = Float64Array.from({ length: 700 }, () => 0.01 * stream.normal());
/** Between two estimations of EGARCH the returns become something its parameters have never seen. */
const series: Readonly<Record<string, Float64Array>> = {
  'begins with a standstill': noise.map((value, day) => (day < 300 ? 0 : value)),
  'goes on after a standstill': noise.map((value, day) => (day >= 250 && day < 605 ? 0 : value)),
  'jumps to ten million times its scale': noise.map((value, day) => (day < 400 ? 1e-6 : 10) * value),
};
const asked = schedule({ confidences: [0.99] });
const ids = ['historical', 'ewma', 'gaussian', 'garch-t', 'gjr-t', 'egarch-t', 'filtered-historical-garch'];

describe.each(Object.entries(series))('a series that %s', (_, returns) => {
  const largest = returns.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const members = ids.map((id) => rollingMethod(id).forecast({ returns, context: null }, asked, 250, 700));

  it('has no forecast of volatility models where their recursion explodes', () => {
    for (const [i, { sigma, var: valueAtRisk, refusals }] of members.entries()) {
      const known = sigma.filter((value) => !Number.isNaN(value));
      expect([ids[i], Math.max(...known) <= 11 * largest]).toEqual([ids[i], true]);
      for (const { from, to } of refusals) {
        expect(valueAtRisk.subarray(from - 250, to - 250).every(Number.isNaN)).toBe(true);
      }
    }
  });

  it.each([...ensembleSchemes.values()])('is forecast in proportion by $label', (scheme) => {
    const { forecast } = combineForecasts(scheme, members, returns, asked);
    const known = forecast.var.filter((value) => !Number.isNaN(value));
    expect(known.length).toBeGreaterThan(400);
    expect(Math.max(...known)).toBeLessThan(50 * largest);
  });
});
