import { standardDeviation, mean } from '../../numerics/moments.ts';
import { DomainError } from '../../domain-error.ts';
import { simulationOptions } from '../elliptical-draws.ts';
import { fitStudentT } from '../fits/student-t.ts';
import { type TailRiskMethod } from '../method.ts';
import { simulatedForecast } from './monte-carlo-forecast.ts';

/** Fewer degrees of freedom have no variance to match, or one that no simulation reaches. */
const fewestDegrees = 2.5;

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
    const given = options['degreesOfFreedom']!;
    if (given !== 0 && given < fewestDegrees) {
      throw new DomainError('INVALID_INPUT', `${given} degrees of freedom are too few to match a covariance`, {
        remedy: `Give ${fewestDegrees} or more, or 0 to fit them`,
      });
    }
    if (standardDeviation(returns) === 0) {
      throw new DomainError('ZERO_VARIANCE', 'All returns are equal: there is no spread to simulate');
    }
    const fitted = given === 0 ? fitStudentT(returns).degreesOfFreedom : given;
    const degreesOfFreedom = Math.max(fitted, fewestDegrees);
    return {
      ...simulatedForecast(returns, options, degreesOfFreedom),
      parameters: {
        scenarios: options['scenarios']!,
        degreesOfFreedom,
        mean: mean(returns),
        standardDeviation: standardDeviation(returns),
      },
      warningsAt: () =>
        fitted >= fewestDegrees
          ? []
          : [
              {
                code: 'AT_BOUND',
                message: `The fit wants ${fitted.toFixed(2)} degrees of freedom; ${fewestDegrees} are used, so that covariances can be matched`,
              },
            ],
    };
  },
};
