import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rollingMethod, rollingMethods } from '../../../../src-core/backtest/rolling/registry.ts';
import { clusteredReturns, schedule, walkInPieces } from './walked-series.ts';

const returns = clusteredReturns(400);

describe.each([...rollingMethods.keys()])('%s', (id) => {
  it('does not know the future: no return of the day or after it changes a forecast', () => {
    const series = (own: Float64Array) => ({ returns: own, context: null });
    fc.assert(
      fc.property(
        fc.integer({ min: 250, max: 399 }),
        fc.constantFrom('rolling' as const, 'expanding' as const),
        fc.double({ min: -0.5, max: 0.5, noNaN: true }),
        (day, scheme, shock) => {
          const asked = schedule({ scheme });
          const other = returns.map((value, t) => (t < day ? value : shock - value));
          const from = Math.max(250, day - 3);
          const before = rollingMethod(id).forecast(series(returns), asked, from, day + 1);
          const after = rollingMethod(id).forecast(series(other), asked, from, day + 1);
          expect(after).toEqual(before);
        },
      ),
      { numRuns: 4 },
    );
  });

  it('gives the same bits however the days are cut', () => {
    const asked = schedule({ volatilityWindow: 280 });
    const whole = walkInPieces(id, returns, asked, [250, 400]);
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 251, max: 399 }), { maxLength: 3 }), (inner) => {
        const cuts = [250, ...inner.toSorted((a, b) => a - b), 400];
        expect(walkInPieces(id, returns, asked, cuts)).toEqual(whole);
      }),
      { numRuns: 4 },
    );
  });

  it('forecasts the day after the series as it does that day when it has come', () => {
    const next = rollingMethod(id).forecast({ returns: returns.slice(0, 300), context: null }, schedule(), 299, 301);
    expect(next).toEqual(rollingMethod(id).forecast({ returns, context: null }, schedule(), 299, 301));
  });

  it('refuses returns that stand still, or forecasts no loss, and says why', () => {
    const still = new Float64Array(280);
    const made = rollingMethod(id).forecast({ returns: still, context: null }, schedule(), 250, 280);
    const refused = made.refusals.length > 0;
    expect(made.refusals.map(({ from, to }) => [from, to])).toEqual(refused ? [[250, 280]] : []);
    for (const value of made.var) expect(value).toBe(refused ? NaN : 0);
  });

  it('refuses a window too short for it as long as it is', () => {
    const asked = schedule({ window: 20, scheme: 'expanding', refitEvery: 5 });
    const made = rollingMethod(id).forecast({ returns, context: null }, asked, 20, 300);
    const refused = made.refusals.reduce((days, { from, to }) => days + to - from, 0);
    expect(made.var.subarray(0, 280).filter(Number.isNaN)).toHaveLength(refused);
    expect(Number.isNaN(made.var[279])).toBe(false);
  });
});
