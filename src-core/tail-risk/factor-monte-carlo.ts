import { choleskyInPlace } from '../numerics/cholesky.ts';
import { sortedQuantile } from '../numerics/quantile.ts';
import { createStream } from '../numerics/random-stream.ts';
import { tailThreshold } from './historical.ts';
import { type FactorView, type PortfolioTailRiskMethod } from './portfolio-method.ts';

/** Scenarios drawn from one substream: whoever draws a block gives the same ones. */
const blockScenarios = 4096;

/**
 * Draws factor returns L·z, L·Lᵀ = F, and one specific return of the whole portfolio, in pairs of opposite signs. With
 * `degreesOfFreedom` the draws are multivariate t with the same covariance (0 = normal). Because a linear portfolio's return
 * is (Lᵀx)ᵀz, a scenario costs one product a factor.
 */
export const factorMonteCarlo: PortfolioTailRiskMethod = {
  id: 'factor-monte-carlo',
  label: 'Factor model, Monte Carlo',
  family: 'simulation',
  source: 'Glasserman (2003), Monte Carlo Methods in Financial Engineering, sections 2.3, 4.2 and 9.3',
  defaults: { scenarios: 40_000, degreesOfFreedom: 0, seed: 1 },
  fitPortfolio(view, options) {
    const returns = simulate(view, options['scenarios']!, options['degreesOfFreedom']!, options['seed']!).sort();
    return {
      quantile: (probability) => sortedQuantile(returns, probability),
      expectedShortfall(confidence) {
        const threshold = tailThreshold(returns, confidence);
        let sum = 0;
        let count = 0;
        while (count < returns.length && returns[count]! <= threshold) sum += returns[count++]!;
        return -sum / count;
      },
      parameters: { scenarios: returns.length, degreesOfFreedom: options['degreesOfFreedom']! },
      warningsAt: () => [],
    };
  },
};

/** Simulated returns of the portfolio, scenario by scenario. */
function simulate(view: FactorView, scenarios: number, degreesOfFreedom: number, seed: number): Float64Array {
  const loadings = loadingsOf(view);
  const pairs = Math.ceil(scenarios / 2);
  const returns = new Float64Array(2 * pairs);
  const pairsABlock = blockScenarios / 2;
  for (let block = 0; block * pairsABlock < pairs; block++) {
    const stream = createStream(seed, block);
    const last = Math.min(pairs, (block + 1) * pairsABlock);
    for (let pair = block * pairsABlock; pair < last; pair++) {
      let sum = 0;
      for (let k = 0; k < loadings.length; k++) sum += loadings[k]! * stream.normal();
      const value = sum * (degreesOfFreedom > 2 ? scaleOfT(stream.normal, degreesOfFreedom) : 1);
      returns[2 * pair] = value;
      returns[2 * pair + 1] = -value;
    }
  }
  return returns;
}

/** √((ν − 2)/χ²_ν): a normal draw times this is a t draw of variance 1. */
function scaleOfT(normal: () => number, degreesOfFreedom: number): number {
  let square = 0;
  for (let i = 0; i < Math.round(degreesOfFreedom); i++) square += normal() ** 2;
  return Math.sqrt((Math.round(degreesOfFreedom) - 2) / square);
}

/** Lᵀx, and the specific volatility as one more independent draw. */
function loadingsOf({ exposures, covariance, specificVariance }: FactorView): Float64Array {
  const factors = exposures.length;
  const lower = covariance.slice();
  choleskyInPlace(lower, factors, new Uint8Array(factors));
  const loadings = new Float64Array(factors + 1);
  for (let a = 0; a < factors; a++) {
    for (let b = 0; b <= a; b++) loadings[b]! += lower[a * factors + b]! * exposures[a]!;
  }
  loadings[factors] = Math.sqrt(specificVariance);
  return loadings;
}
