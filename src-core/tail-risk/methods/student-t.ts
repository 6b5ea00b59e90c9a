import { mean, standardDeviation } from '../../numerics/moments.ts';
import { scaledStudentT } from '../../numerics/standard-distribution.ts';
import { DomainError } from '../../domain-error.ts';
import { parametricInterval } from '../distributions/parametric-interval.ts';
import { drawStudentT, locationScale } from '../distributions/location-scale.ts';
import { type TailRiskMethod } from '../method.ts';
import { fitStudentT } from '../fits/student-t.ts';

/**
 * Student's t with location, scale and degrees of freedom by maximum likelihood: VaR = −(m + s·q),
 * ES = −m + s·f(q)/(1 − c)·(ν + q²)/(ν − 1), q the t quantile at 1 − c.
 */
export const studentT: TailRiskMethod = {
  id: 'student-t',
  label: 'Student t',
  family: 'parametric',
  minimumObservations: 50,
  source: 'McNeil, Frey & Embrechts (2015), examples 2.12 and 2.15; maximum likelihood: Lange, Little & Taylor (1989)',
  options: {},
  longSample: false,
  direct: true,
  incremental: false,
  fit(returns) {
    if (standardDeviation(returns) === 0) {
      throw new DomainError('ZERO_VARIANCE', 'All returns are equal: there is no spread to fit');
    }
    const fit = fitStudentT(returns);
    const { location, scale, degreesOfFreedom, covariance, normal, heavy } = fit;
    const distribution = ([m, logScale, df]: readonly number[]) =>
      locationScale(m!, Math.exp(logScale!), scaledStudentT(df!, 1), drawStudentT(df!, 1));
    return {
      ...distribution([location, Math.log(scale), degreesOfFreedom]),
      parameters: { location, scale, degreesOfFreedom, sampleMean: mean(returns) },
      warningsAt() {
        if (normal) {
          return [
            {
              code: 'AT_BOUND',
              message: 'The tails are no heavier than normal: degrees of freedom at their upper bound',
            },
          ];
        }
        if (heavy) {
          return [
            {
              code: 'AT_BOUND',
              message: 'Degrees of freedom at their lower bound: ES of tails so heavy is hardly defined',
            },
          ];
        }
        if (degreesOfFreedom <= 2) {
          return [
            {
              code: 'INFINITE_VARIANCE',
              message: `With ${degreesOfFreedom.toFixed(2)} degrees of freedom the variance is infinite`,
            },
          ];
        }
        return [];
      },
      intervalAt:
        covariance === null
          ? null
          : (confidence, level) =>
              parametricInterval(
                distribution,
                [location, Math.log(scale), degreesOfFreedom],
                covariance,
                confidence,
                level,
              ),
      paths: null,
      marginalsAt: null,
    };
  },
};
