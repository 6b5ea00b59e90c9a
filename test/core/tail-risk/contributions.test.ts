import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  gaussianMarginals,
  historicalEsMarginals,
  historicalVarMarginals,
  volatilityMarginals,
} from '../../../src-core/tail-risk/contributions.ts';
import { gaussian } from '../../../src-core/tail-risk/methods/gaussian.ts';
import { historical } from '../../../src-core/tail-risk/methods/historical.ts';
import { standardDeviation } from '../../../src-core/numerics/moments.ts';

const returnOf = fc.double({ noNaN: true, min: -0.1, max: 0.1 });
/** Weights, and returns of as many securities on common days. */
const portfolios = fc.integer({ min: 1, max: 6 }).chain((count) =>
  fc.record({
    weights: fc.array(fc.double({ noNaN: true, min: -2, max: 2 }), { minLength: count, maxLength: count }),
    days: fc.array(fc.array(returnOf, { minLength: count, maxLength: count }), { minLength: 2, maxLength: 40 }),
  }),
);
/** Covariances divided by a deviation far below a basis point are mostly rounding. */
const leastDeviation = 1e-5;
const confidence = fc.constantFrom(0.9, 0.95, 0.975, 0.99);

interface Portfolio {
  weights: number[];
  days: number[][];
}
const seriesOf = ({ weights, days }: Portfolio) => ({
  portfolio: Float64Array.from(days, (day) => day.reduce((sum, value, i) => sum + weights[i]! * value, 0)),
  security: (i: number) => Float64Array.from(days, (day) => day[i]!),
});
const total = ({ weights }: Portfolio, marginals: Float64Array) =>
  weights.reduce((sum, weight, i) => sum + weight * marginals[i]!, 0);

describe('contributions add up to', () => {
  it("the portfolio's volatility", () => {
    fc.assert(
      fc.property(portfolios, (sample) => {
        const { portfolio, security } = seriesOf(sample);
        const marginals = volatilityMarginals(portfolio, security, sample.weights.length);
        const deviation = standardDeviation(portfolio);
        fc.pre(deviation > leastDeviation);
        expect(total(sample, marginals)).toBeCloseTo(deviation, 10);
      }),
    );
  });

  it('the historical VaR', () => {
    fc.assert(
      fc.property(portfolios, confidence, (sample, level) => {
        const { portfolio, security } = seriesOf(sample);
        const marginals = historicalVarMarginals(portfolio, security, sample.weights.length, level);
        const expected = -historical.fit(portfolio, {}).quantile(1 - level);
        expect(total(sample, marginals)).toBeCloseTo(expected, 13);
      }),
    );
  });

  it('the historical ES', () => {
    fc.assert(
      fc.property(portfolios, confidence, (sample, level) => {
        const { portfolio, security } = seriesOf(sample);
        const marginals = historicalEsMarginals(portfolio, security, sample.weights.length, level);
        expect(total(sample, marginals)).toBeCloseTo(historical.fit(portfolio, {}).expectedShortfall(level), 13);
      }),
    );
  });

  it('the Gaussian VaR and ES', () => {
    fc.assert(
      fc.property(portfolios, confidence, (sample, level) => {
        const { portfolio, security } = seriesOf(sample);
        fc.pre(standardDeviation(portfolio) > leastDeviation);
        const marginals = gaussianMarginals(portfolio, security, sample.weights.length, level);
        const fitted = gaussian.fit(portfolio, {});
        expect(total(sample, marginals.var)).toBeCloseTo(-fitted.quantile(1 - level), 10);
        expect(total(sample, marginals.es)).toBeCloseTo(fitted.expectedShortfall(level), 10);
      }),
    );
  });
});

it('a portfolio that does not move has no volatility to share out', () => {
  expect([...volatilityMarginals(new Float64Array(5), () => Float64Array.of(1, 2, 3, 4, 5), 1)]).toEqual([0]);
});
