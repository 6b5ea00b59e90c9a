import { standardDeviation, mean } from '../../numerics/moments.ts';
import { DomainError } from '../../domain-error.ts';
import { fewestDegrees, givenDegrees, simulationOptions } from '../elliptical-draws.ts';
import { fitStudentT } from '../fits/student-t.ts';
import { type MethodOptions, type TailRiskMethod } from '../method.ts';
import { simulatedForecast } from './monte-carlo-forecast.ts';

/**
 * Simulation of multivariate t returns with the sample's means and covariances; degrees of freedom given, or fitted to the series
 * by maximum likelihood.
 */
export const monteCarloT: TailRiskMethod = {
  id: 'monte-carlo-t',
  label: 'Monte Carlo, Student t',
  family: 'simulation',
  minimumObservations: 50,
  source: 'Glasserman (2003), section 9.3; McNeil, Frey & Embrechts (2015), section 6.2',
  options: {
    ...simulationOptions,
    degreesOfFreedom: { what: 'Degrees of freedom; 0 = fitted', usual: 0, least: 0, most: 500, whole: false },
  },
  longSample: false,
  direct: false,
  incremental: false,
  fit(returns, options) {
    const { wanted, used: degreesOfFreedom } = degreesOfDraws(returns, options);
    return {
      ...simulatedForecast(returns, options, degreesOfFreedom),
      parameters: {
        scenarios: options['scenarios']!,
        degreesOfFreedom,
        mean: mean(returns),
        standardDeviation: standardDeviation(returns),
      },
      warningsAt: () =>
        wanted >= fewestDegrees
          ? []
          : [
              {
                code: 'AT_BOUND',
                message: `The fit wants ${wanted.toFixed(2)} degrees of freedom; ${fewestDegrees} are used, so that covariances can be matched`,
              },
            ],
    };
  },
};

/** Degrees of freedom that were given or that the sample wants, and those its covariances can be matched with. */
export function degreesOfDraws(
  returns: Float64Array,
  options: MethodOptions,
): { readonly wanted: number; readonly used: number } {
  const given = givenDegrees(options, 'to fit them');
  if (standardDeviation(returns) === 0) {
    throw new DomainError('ZERO_VARIANCE', 'All returns are equal: there is no spread to simulate');
  }
  const wanted = given ?? fitStudentT(returns).degreesOfFreedom;
  return { wanted, used: Math.max(wanted, fewestDegrees) };
}
