import { describe, expect, it } from 'vitest';
import { factorMonteCarlo } from '../../../src-core/tail-risk/methods/factor-monte-carlo.ts';
import { factorParametric } from '../../../src-core/tail-risk/methods/factor-parametric.ts';
import { usualOptions } from '../../../src-core/tail-risk/method.ts';
import { type FactorView } from '../../../src-core/tail-risk/portfolio-method.ts';
import { selectMethods } from '../../../src-core/tail-risk/registry.ts';
import reference from '../../reference/factor_model.json' with { type: 'json' };
import { errorOf } from '../error-of.ts';
import { fromLowerTriangle } from '../reference-generator.ts';

const { portfolio, factor_covariance_zero_mean_lower_triangle_by_rows: triangle } = reference.expected;
const view: FactorView = {
  exposures: Float64Array.from(portfolio.factor_exposures),
  covariance: fromLowerTriangle(triangle, 9),
  specificVariance: portfolio.specific_variance,
};
const usual = { seed: 1, ...usualOptions(factorMonteCarlo.options) };
const simulate = (options: Readonly<Record<string, number>>) =>
  factorMonteCarlo.fitPortfolio(view, { ...usual, ...options });

describe('VaR by the factor model', () => {
  const parametric = factorParametric.fitPortfolio(view, {});

  it('meets the published Gaussian figure', () => {
    expect(-parametric.quantile(0.01) / portfolio.gaussian_var_99_1d).toBeCloseTo(1, 11);
  });

  it('simulated from the normal agrees with it within four standard errors', () => {
    const simulated = simulate({ scenarios: 200_000 });
    for (const confidence of [0.95, 0.99]) {
      // √(p(1 − p)/n) ÷ density, as a share of VaR: 0.4 % at 95 % and 0.7 % at 99 %, at most.
      expect(Math.abs(simulated.quantile(1 - confidence) / parametric.quantile(1 - confidence) - 1)).toBeLessThan(0.03);
      expect(
        Math.abs(simulated.expectedShortfall(confidence) / parametric.expectedShortfall(confidence) - 1),
      ).toBeLessThan(0.03);
    }
  });

  it('is the same bits for a seed, and others for another', () => {
    expect(simulate({ seed: 7 }).quantile(0.01)).toBe(simulate({ seed: 7 }).quantile(0.01));
    expect(simulate({ seed: 7 }).quantile(0.01)).not.toBe(simulate({ seed: 8 }).quantile(0.01));
  });

  it('has fatter tails and the same variance with few degrees of freedom', () => {
    const fat = simulate({ degreesOfFreedom: 5, scenarios: 200_000 });
    const normal = simulate({ scenarios: 200_000 });
    expect(fat.expectedShortfall(0.995)).toBeGreaterThan(1.1 * normal.expectedShortfall(0.995));
    expect(fat.quantile(0.25)).toBeGreaterThan(normal.quantile(0.25));
  });

  it('refuses degrees of freedom that have no covariance to match, instead of taking them for normal', () => {
    for (const degreesOfFreedom of [1, 2, 2.4]) {
      const error = errorOf(() => simulate({ degreesOfFreedom }));
      expect(error.code).toBe('INVALID_INPUT');
      expect(error.remedy).toContain('2.5 or more');
    }
    expect(simulate({ degreesOfFreedom: 2.5 }).parameters['degreesOfFreedom']).toBe(2.5);
  });

  it('is 0 without any risk', () => {
    const nothing = { exposures: new Float64Array(2), covariance: new Float64Array(4), specificVariance: 0 };
    expect(factorParametric.fitPortfolio(nothing, {}).quantile(0.01)).toBe(0);
    expect(factorMonteCarlo.fitPortfolio(nothing, usual).quantile(0.01) + 0).toBe(0);
  });

  it('is refused for a series of returns, with the way to it', () => {
    const error = errorOf(() => selectMethods(['factor-parametric']));
    expect(error.code).toBe('UNKNOWN_METHOD');
    expect(error.message).toContain('needs a portfolio');
  });
});
