import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialCdf, binomialQuantile } from '../../../src-core/numerics/binomial.ts';
import { chiSquareCdf, chiSquareQuantile, chiSquareUpperTail } from '../../../src-core/numerics/chi-square.ts';
import { incompleteBeta } from '../../../src-core/numerics/incomplete-beta.ts';
import { digamma, logGamma } from '../../../src-core/numerics/log-gamma.ts';
import { normalCdf } from '../../../src-core/numerics/normal.ts';
import { skewStudentT, skewTLowerVariance } from '../../../src-core/numerics/skew-t.ts';
import { unitStudentT, type StandardDistribution } from '../../../src-core/numerics/standard-distribution.ts';
import { studentTCdf, studentTDensity, studentTQuantile } from '../../../src-core/numerics/student-t.ts';
import reference from '../../reference/distributions.json' with { type: 'json' };
import { relativeError } from '../relative-error.ts';

const { expected } = reference;

/** Met absolutely or relatively, as the reference file asks. */
function expectNear(got: number, want: number, relative: number, absolute = 0): void {
  if (Math.abs(got - want) <= absolute) return;
  expect(relativeError(got, want)).toBeLessThan(relative);
}

describe('published values of', () => {
  it.each(expected.t_cdf)('Student t, $df degrees, below $x', ({ df, x, cdf, upper_tail }) => {
    expectNear(studentTCdf(x, df), cdf, 1e-12);
    expectNear(studentTCdf(-x, df), upper_tail, 1e-12);
  });

  it.each(expected.t_ppf)('Student t, $df degrees, quantile $p', ({ df, p, x }) => {
    expectNear(studentTQuantile(p, df), x, 1e-10, 1e-14);
  });

  it.each(expected.chi_square)('χ², $df degrees, below $x', ({ df, x, cdf, upper_tail }) => {
    expectNear(chiSquareCdf(x, df), cdf, 1e-12);
    expectNear(chiSquareUpperTail(x, df), upper_tail, 1e-12);
  });

  it.each(expected.chi_square_ppf)('χ², $df degrees, quantile $p', ({ df, p, x }) => {
    expectNear(chiSquareQuantile(p, df), x, 1e-10, 1e-14);
  });

  it.each(expected.hansen_skew_t)('the skewed t with η = $eta, λ = $lambda', (row) => {
    const distribution = skewStudentT(row.eta, row.lambda);
    for (const { p, x } of row.quantiles) expectNear(distribution.quantile(p), x, 1e-10, 1e-12);
    for (const { x, cdf } of row.cdf_at) expectNear(distribution.cdf(x), cdf, 1e-10, 1e-12);
    for (const { x, pdf } of row.pdf_at) expectNear(distribution.density(x), pdf, 1e-10, 1e-12);
    for (const [confidence, es] of Object.entries(row.expected_shortfall_of_x)) {
      expectNear(-distribution.tailMean(1 - Number(confidence)), es, 1e-8);
    }
  });

  it.each(expected.standardised_t_tail)('VaR and ES of a t of variance 1, $df degrees, $confidence', (row) => {
    const distribution = unitStudentT(row.df);
    expectNear(-distribution.quantile(1 - row.confidence), row.var_unit_variance, 1e-10);
    expectNear(-distribution.tailMean(1 - row.confidence), row.es_unit_variance, 1e-8);
  });

  it.each(expected.log_gamma)('ln Γ($x)', ({ x, value }) => expectNear(logGamma(x), value, 1e-12, 1e-15));
  it.each(expected.digamma)('ψ($x)', ({ x, value }) => expectNear(digamma(x), value, 1e-12, 1e-15));
  it.each(expected.erfc)('erfc($x)', ({ x, value }) => expectNear(2 * normalCdf(-x * Math.SQRT2), value, 1e-12, 1e-15));

  it.each(expected.regularised_incomplete_beta)('I($x; $a, $b)', ({ a, b, x, value }) => {
    expectNear(incompleteBeta(x, 1 - x, a, b).lower, value, 1e-12, 1e-15);
  });

  it.each(expected.binomial_cdf)('at most $k of $n at $p', ({ n, p, k, cdf }) => {
    expectNear(binomialCdf(k, n, p), cdf, 1e-12, 1e-15);
  });
});

describe('laws of the distributions', () => {
  const probability = fc.double({ noNaN: true, min: 1e-9, max: 1 - 1e-9 });
  const df = fc.double({ noNaN: true, min: 2.05, max: 400 });
  const lambda = fc.double({ noNaN: true, min: -0.95, max: 0.95 });
  const numericTailMean = (distribution: StandardDistribution, p: number) => {
    // The mean of quantiles at the middles of equal shares of the tail.
    const shares = 4000;
    let sum = 0;
    for (let i = 0; i < shares; i++) sum += distribution.quantile((p * (i + 0.5)) / shares);
    return sum / shares;
  };

  it('a quantile’s probability is the one asked for', () => {
    fc.assert(
      fc.property(probability, df, lambda, (p, degrees, skew) => {
        expect(relativeError(studentTCdf(studentTQuantile(p, degrees), degrees), p)).toBeLessThan(1e-10);
        expect(relativeError(chiSquareCdf(chiSquareQuantile(p, degrees), degrees), p)).toBeLessThan(1e-9);
        const skewed = skewStudentT(degrees, skew);
        expect(relativeError(skewed.cdf(skewed.quantile(p)), p)).toBeLessThan(1e-9);
      }),
    );
  });

  it('a density is the slope of its distribution', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -6, max: 6 }), df, lambda, (x, degrees, skew) => {
        const step = 1e-5;
        const slope = (cdf: (at: number) => number) => (cdf(x + step) - cdf(x - step)) / (2 * step);
        expect(studentTDensity(x, degrees)).toBeCloseTo(
          slope((at) => studentTCdf(at, degrees)),
          7,
        );
        const skewed = skewStudentT(degrees, skew);
        // At the point where the halves meet the slope has a bend.
        expect(skewed.density(x)).toBeCloseTo(slope(skewed.cdf), 3);
      }),
    );
  });

  it.each([
    [4, 0],
    [6, -0.5],
    [9, 0.7],
  ])('tail means are means of quantiles, η = %d, λ = %d', (eta, skew) => {
    const distribution = skewStudentT(eta, skew);
    for (const p of [0.01, 0.3, 0.7]) {
      expect(relativeError(distribution.tailMean(p), numericTailMean(distribution, p))).toBeLessThan(0.01);
    }
  });

  it('without skewness the skewed t is the t of variance 1, and half of its variance lies below 0', () => {
    const skewed = skewStudentT(5, 0);
    const plain = unitStudentT(5);
    for (const p of [0.001, 0.2, 0.9]) expect(skewed.quantile(p)).toBeCloseTo(plain.quantile(p), 12);
    expect(skewTLowerVariance(5, 0)).toBeCloseTo(0.5, 12);
    expect(skewTLowerVariance(5, -0.4) + skewTLowerVariance(5, 0.4)).toBeCloseTo(1, 12);
  });

  it('a binomial quantile is the first count whose probability reaches the one asked for', () => {
    fc.assert(
      fc.property(
        probability,
        fc.integer({ min: 1, max: 2000 }),
        fc.double({ noNaN: true, min: 0.001, max: 0.999 }),
        (q, n, p) => {
          const k = binomialQuantile(q, n, p);
          expect(binomialCdf(k, n, p)).toBeGreaterThanOrEqual(q - 1e-15);
          if (k > 0) expect(binomialCdf(k - 1, n, p)).toBeLessThan(q);
        },
      ),
    );
  });
});
