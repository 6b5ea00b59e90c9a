import { DomainError } from '../domain-error.ts';
import { constructPortfolio } from './construct-portfolio.ts';
import { ewmaCovarianceMatrix } from './covariance/ewma.ts';
import { ledoitWolf } from './covariance/ledoit-wolf.ts';
import { sampleCovarianceMatrix, type CovarianceEstimate } from './covariance/sample.ts';

/** Days after which a return counts half in exponentially weighted estimates of a construction. */
export const constructionHalfLife = 60;

/** A fully invested, long-only portfolio of the lowest variance. */
export interface MinimumVariance {
  readonly weights: Float64Array;
  /** Of a day's return. */
  readonly variance: number;
  readonly shrinkage: number | null;
  readonly observations: number;
}

/**
 * The minimum-variance portfolio of assets by the simple returns of their prices.
 *
 * @param prices one row an asset, dates side by side, all positive
 * @param cap largest weight of an asset
 * @throws DomainError TOO_FEW_OBSERVATIONS, INFEASIBLE
 */
export function minimumVarianceOfPrices(
  symbols: readonly string[],
  prices: Float64Array,
  cap: number,
  covariance: 'ledoit-wolf' | 'sample' | 'ewma',
): MinimumVariance {
  const assets = symbols.length;
  const dates = prices.length / assets;
  const days = dates - 1;
  if (!(days >= 2)) {
    throw new DomainError(
      'TOO_FEW_OBSERVATIONS',
      `There are ${Math.max(0, days)} days of returns of all assets; two are the least`,
      {
        kept: 'Nothing was computed',
        remedy: 'Give a longer history, or leave out assets with few prices',
      },
    );
  }
  const returns = new Float64Array(assets * days);
  for (let i = 0; i < assets; i++) {
    for (let t = 0; t < days; t++) returns[i * days + t] = prices[i * dates + t + 1]! / prices[i * dates + t]! - 1;
  }
  const estimate = estimators[covariance](returns, assets, days);
  const { weights, variance } = constructPortfolio('minimum-variance', {
    symbols,
    covariance: estimate.covariance,
    budget: 1,
    lower: new Float64Array(assets),
    upper: new Float64Array(assets).fill(cap),
    bounds: [],
    present: new Float64Array(assets),
    turnover: null,
    benchmark: null,
  });
  return { weights, variance, shrinkage: estimate.shrinkage, observations: days };
}

const estimators: Readonly<
  Record<'ledoit-wolf' | 'sample' | 'ewma', (returns: Float64Array, assets: number, days: number) => CovarianceEstimate>
> = {
  'ledoit-wolf': ledoitWolf,
  sample: sampleCovarianceMatrix,
  ewma: (returns, assets, days) => ewmaCovarianceMatrix(returns, assets, days, constructionHalfLife, 'mean'),
};
