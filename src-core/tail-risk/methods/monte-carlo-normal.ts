import { mean, standardDeviation } from '../../numerics/moments.ts';
import { simulationOptions } from '../elliptical-draws.ts';
import { type TailRiskMethod } from '../method.ts';
import { simulatedForecast } from './monte-carlo-forecast.ts';

/** Simulation of normal returns with the sample's means and covariances. */
export const monteCarloNormal: TailRiskMethod = {
  id: 'monte-carlo-normal',
  label: 'Monte Carlo, normal',
  family: 'simulation',
  minimumObservations: 2,
  source: 'Glasserman (2003), Monte Carlo Methods in Financial Engineering, sections 2.3 and 9.1',
  options: simulationOptions,
  longSample: false,
  direct: false,
  incremental: false,
  fit: (returns, options) => ({
    ...simulatedForecast(returns, options, null),
    parameters: {
      scenarios: options['scenarios']!,
      mean: mean(returns),
      standardDeviation: standardDeviation(returns),
    },
    warningsAt: () => [],
  }),
};
