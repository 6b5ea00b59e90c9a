import { DomainError } from '../../domain-error.ts';
import { ewmaVariances } from '../../volatility/ewma.ts';
import { rescaledMarginals } from '../contributions-of-rescaled.ts';
import { empirical } from '../distributions/empirical.ts';
import { sampleInterval } from '../distributions/intervals.ts';
import { type ForecastDistribution, type TailRiskMethod } from '../method.ts';
import { decayOption } from './decay-option.ts';

/** Past returns at today's volatility: rₜ·σ_next ÷ σₜ, both exponentially weighted; and what they are made of. */
export interface Rescaled {
  readonly standardised: Float64Array;
  readonly next: number;
  /** Ascending. */
  readonly sorted: Float64Array;
}

export function rescaleByEwma(returns: Float64Array, lambda: number): Rescaled {
  const variances = ewmaVariances(returns, lambda);
  // The first is the sample's. What is below its rounding is no volatility to divide by.
  const least = variances[0]! * Number.EPSILON ** 2;
  if (!variances.every((variance) => variance > least)) {
    throw new DomainError('ZERO_VARIANCE', 'The returns stand still for so long that their volatility is 0');
  }
  const standardised = returns.map((value, day) => value / Math.sqrt(variances[day]!));
  return { standardised, next: variances[returns.length]!, sorted: standardised.slice().sort() };
}

/** The forecast of a rescaled sample, one day ahead. */
export function rescaledForecast(
  returns: Float64Array,
  { next, sorted }: Rescaled,
  lambda: number,
): Omit<ForecastDistribution, 'paths'> {
  const deviation = Math.sqrt(next);
  return {
    ...empirical(sorted, 0, deviation),
    parameters: { lambda, standardDeviation: deviation },
    warningsAt: () => [],
    intervalAt: (confidence, level) => ({
      ...sampleInterval(sorted, confidence, level, 0, deviation),
      kind: 'order-statistics',
    }),
    marginalsAt: (holdings, confidence) => rescaledMarginals(returns, holdings, lambda, confidence),
  };
}

/**
 * Volatility-weighted historical simulation: every past return is rescaled from the volatility of its day to that of tomorrow,
 * both exponentially weighted.
 */
export const volatilityWeighted: TailRiskMethod = {
  id: 'volatility-weighted',
  label: 'Volatility-weighted historical',
  family: 'simulation',
  minimumObservations: 20,
  source: 'Hull & White (1998), "Incorporating volatility updating into the historical simulation method for VaR"',
  options: decayOption,
  longSample: false,
  direct: false,
  incremental: true,
  fit(returns, options) {
    const lambda = options['lambda']!;
    return { ...rescaledForecast(returns, rescaleByEwma(returns, lambda), lambda), paths: null };
  },
};
