import { digamma, logGamma } from '../../numerics/log-gamma.ts';
import { unitStudentT } from '../../numerics/standard-distribution.ts';
import { type Innovation } from './innovation.ts';
import { sumOfLogs } from './sum-of-logs.ts';

let scratch = new Float64Array(0);

/**
 * Student t innovations of variance 1:
 * ln f = ln Γ((ν+1)/2) − ln Γ(ν/2) − ½·ln(π(ν−2)) − ½·ln v − ½(ν+1)·ln(1 + ε² ÷ (v(ν−2))).
 *
 * @source Bollerslev (1987), "A conditionally heteroskedastic time series model for speculative prices and rates of return"
 */
export const studentTInnovation: Innovation = {
  id: 't',
  label: 'Student t',
  shapeNames: ['nu'],
  shapeStart: [6],
  shapeLower: [2.05],
  shapeUpper: [500],
  logLikelihood(residuals, variance, days, shape, derivatives) {
    const nu = shape[0]!;
    const half = 0.5 * (nu + 1);
    const spread = nu - 2;
    const constant = logGamma(half) - logGamma(0.5 * nu) - 0.5 * Math.log(Math.PI * spread);
    if (scratch.length < days) scratch = new Float64Array(days);
    const excess = scratch;
    if (derivatives === null) {
      for (let t = 0; t < days; t++) excess[t] = 1 + (residuals[t]! * residuals[t]!) / (variance[t]! * spread);
    } else {
      const { byVariance, byResidual } = derivatives;
      let pull = 0;
      for (let t = 0; t < days; t++) {
        const inverse = 1 / variance[t]!;
        const scaled = residuals[t]! * inverse;
        const square = (residuals[t]! * scaled) / spread;
        excess[t] = 1 + square;
        const weight = (nu + 1) / (spread * (1 + square));
        byResidual[t] = -weight * scaled;
        byVariance[t] = 0.5 * inverse * (weight * square * spread - 1);
        pull += weight * square;
      }
      derivatives.byShape[0] = days * constantByNu(nu) + 0.5 * (pull - sumOfLogs(excess, days));
    }
    return days * constant - 0.5 * sumOfLogs(variance, days) - half * sumOfLogs(excess, days);
  },
  shapeScores(residuals, variance, days, shape) {
    const nu = shape[0]!;
    const spread = nu - 2;
    const slope = constantByNu(nu);
    const scores = new Float64Array(days);
    for (let t = 0; t < days; t++) {
      const square = (residuals[t]! * residuals[t]!) / (variance[t]! * spread);
      scores[t] = slope + (0.5 * (nu + 1) * square) / (spread * (1 + square)) - 0.5 * Math.log1p(square);
    }
    return [scores];
  },
  distribution: (shape) => unitStudentT(shape[0]!),
  lowerVariance: () => 0.5,
};

/** Derivative by ν of the terms that do not depend on the day. */
function constantByNu(nu: number): number {
  return 0.5 * (digamma(0.5 * (nu + 1)) - digamma(0.5 * nu) - 1 / (nu - 2));
}
