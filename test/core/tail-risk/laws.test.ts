import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStream } from '../../../src-core/numerics/random-stream.ts';
import { forecast } from '../../../src-core/tail-risk/forecast.ts';
import { type ForecastDistribution } from '../../../src-core/tail-risk/method.ts';
import { tailRiskMethods } from '../../../src-core/tail-risk/registry.ts';

const days = 320;
/** Returns with heavy tails and changing volatility, one series a seed, on a grid on which shifts make no two returns equal. */
const series = fc.integer({ min: 1, max: 1_000_000 }).map((seed) => {
  const stream = createStream(seed, 0);
  let variance = 1e-4;
  return Float64Array.from({ length: days }, () => {
    const residual = Math.sqrt(variance) * stream.normal() * (stream.uniform() < 0.05 ? 2 : 1);
    variance = 4e-6 + 0.1 * residual * residual + 0.85 * variance;
    return Math.round(residual * 2 ** 30) / 2 ** 30;
  });
});
const confidence = fc.double({ noNaN: true, min: 0.9, max: 0.995 });
const few = { numRuns: 8 };

/** Methods whose figures come from a search hold laws to the accuracy of the search. */
const searched = new Set([
  'student-t',
  'evt',
  'filtered-historical-garch',
  'garch-normal',
  'garch-t',
  'gjr-t',
  'egarch-t',
  'monte-carlo-t',
]);
/** A mean that moves moves them; the others take the mean for 0. */
const located = new Set([
  'historical',
  'age-weighted',
  'gaussian',
  'student-t',
  'cornish-fisher',
  'evt',
  'monte-carlo-normal',
  'monte-carlo-t',
  'copula-t',
]);
/** Yesterday counts for no more than a day long ago. */
const timeless = new Set([
  'historical',
  'gaussian',
  'student-t',
  'cornish-fisher',
  'evt',
  'monte-carlo-normal',
  'monte-carlo-t',
  'copula-t',
]);

describe.each([...tailRiskMethods.keys()])('%s', (id) => {
  const method = tailRiskMethods.get(id)!;
  const tolerance = searched.has(id) ? 2e-5 : 1e-10;
  const fit = (returns: Float64Array): ForecastDistribution => {
    const made = forecast(method, returns, { scenarios: 4000, seed: 3 });
    if (made.distribution === null) throw new Error(made.refusal.message);
    return made.distribution;
  };
  const figures = (returns: Float64Array, level: number) => {
    const made = fit(returns);
    return { var: -made.quantile(1 - level), es: made.expectedShortfall(level) };
  };
  const expectNear = (got: number, want: number) =>
    expect(Math.abs(got - want)).toBeLessThanOrEqual(tolerance * Math.max(1e-3, Math.abs(want)));

  it('gives an ES that is never below VaR, and both rise with the confidence', () => {
    fc.assert(
      fc.property(series, fc.array(confidence, { minLength: 3, maxLength: 6 }), (returns, levels) => {
        const made = fit(returns);
        let before = { var: -Infinity, es: -Infinity };
        for (const level of levels.toSorted((a, b) => a - b)) {
          const at = { var: -made.quantile(1 - level), es: made.expectedShortfall(level) };
          expect(at.es).toBeGreaterThanOrEqual(at.var - 1e-12);
          expect(at.var).toBeGreaterThanOrEqual(before.var - 1e-12);
          expect(at.es).toBeGreaterThanOrEqual(before.es - 1e-12);
          before = at;
        }
      }),
      few,
    );
  });

  it('scales with the position, and does not care for units', () => {
    fc.assert(
      fc.property(series, confidence, fc.constantFrom(1e-12, 0.3, 7, 100, 1e6), (returns, level, scale) => {
        const whole = figures(returns, level);
        const scaled = figures(
          returns.map((value) => value * scale),
          level,
        );
        expectNear(scaled.var / scale, whole.var);
        expectNear(scaled.es / scale, whole.es);
      }),
      few,
    );
  });

  if (located.has(id))
    it('falls by a certain gain', () => {
      fc.assert(
        fc.property(series, confidence, fc.integer({ min: -400, max: 400 }), (returns, level, steps) => {
          const gain = steps / 2 ** 16;
          const before = figures(returns, level);
          const after = figures(
            returns.map((value) => value + gain),
            level,
          );
          expectNear(after.var, before.var - gain);
          expectNear(after.es, before.es - gain);
        }),
        few,
      );
    });

  if (timeless.has(id))
    it('does not depend on the order of the days', () => {
      fc.assert(
        fc.property(series, confidence, (returns, level) => {
          const forward = figures(returns, level);
          const backward = figures(returns.toReversed(), level);
          expectNear(backward.var, forward.var);
          expectNear(backward.es, forward.es);
        }),
        few,
      );
    });

  it('has a distribution that undoes its quantiles', () => {
    fc.assert(
      fc.property(series, fc.double({ noNaN: true, min: 0.002, max: 0.998 }), (returns, probability) => {
        const made = fit(returns);
        // Outside its domain the expansion is no distribution, and says so.
        fc.pre(made.warningsAt(0.99).every(({ code }) => code !== 'OUTSIDE_DOMAIN'));
        const back = made.cdf(made.quantile(probability));
        // A stepped distribution reaches a probability with the step that passes it.
        if (id === 'age-weighted') expect(back).toBeGreaterThanOrEqual(probability - 1e-9);
        else expect(back).toBeCloseTo(probability, 9);
      }),
      few,
    );
  });

  it('draws returns that follow its distribution', () => {
    const made = fit(fc.sample(series, { numRuns: 1, seed: 5 })[0]!);
    const count = 2000;
    const stream = createStream(17, 4);
    const drawn = Float64Array.from({ length: count }, () => made.sample(stream)).sort();
    let distance = 0;
    drawn.forEach((value, i) => (distance = Math.max(distance, Math.abs(made.cdf(value) - (i + 0.5) / count))));
    // Kolmogorov's bound at one in ten thousand; a step of the age-weighted one is as high as its weight.
    expect(distance).toBeLessThan(2.2 / Math.sqrt(count) + (id === 'age-weighted' ? 0.03 : 0.001));
  });

  it('is the same bits for the same seed', () => {
    const returns = fc.sample(series, { numRuns: 1, seed: 9 })[0]!;
    expect(figures(returns, 0.99)).toEqual(figures(returns, 0.99));
    expect(fit(returns).paths?.([5], 500, 3)).toEqual(fit(returns).paths?.([5], 500, 3));
  });

  it('has intervals around its figures', () => {
    const made = fit(fc.sample(series, { numRuns: 1, seed: 21 })[0]!);
    for (const level of [0.95, 0.975, 0.99]) {
      const interval = made.intervalAt?.(level, 0.9);
      if (!interval) continue;
      expect(interval.var.low).toBeLessThanOrEqual(-made.quantile(1 - level));
      expect(interval.var.high).toBeGreaterThanOrEqual(-made.quantile(1 - level));
      expect(interval.var.high).toBeGreaterThan(interval.var.low);
    }
  });
});
