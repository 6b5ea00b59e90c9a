import { mean, standardDeviation } from '../../numerics/moments.ts';
import { ellipticalMarginals } from '../contributions.ts';
import { empirical } from '../distributions/empirical.ts';
import { sampleInterval } from '../distributions/intervals.ts';
import { ellipticalDraws } from '../elliptical-draws.ts';
import { type ForecastDistribution, type MethodOptions } from '../method.ts';

/**
 * The forecast of a simulation with the sample's mean and standard deviation (n − 1). The interval is that of the simulation, not
 * of the parameters.
 *
 * @param degreesOfFreedom of the draws; null = normal
 */
export function simulatedForecast(
  returns: Float64Array,
  options: MethodOptions,
  degreesOfFreedom: number | null,
): Omit<ForecastDistribution, 'parameters' | 'warningsAt'> {
  const centre = mean(returns);
  const deviation = standardDeviation(returns);
  const draws = ellipticalDraws(options, degreesOfFreedom);
  const standard = empirical(draws);
  return {
    ...empirical(draws, centre, deviation),
    intervalAt: (confidence, level) => ({
      ...sampleInterval(draws, confidence, level, centre, deviation),
      kind: 'simulation-error',
    }),
    paths: null,
    marginalsAt: ({ weights, security }, confidence) =>
      ellipticalMarginals(returns, security, weights.length, {
        var: -standard.quantile(1 - confidence),
        es: standard.expectedShortfall(confidence),
      }),
  };
}
