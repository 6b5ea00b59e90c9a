import { standardNormal } from '../../numerics/standard-distribution.ts';
import { type Innovation } from './innovation.ts';
import { sumOfLogs } from './sum-of-logs.ts';

const logTwoPi = 1.8378770664093453;

/** Normal innovations: ln f = −½·(ln 2π + ln v + ε² ÷ v). */
export const normalInnovation: Innovation = {
  id: 'normal',
  label: 'Normal',
  shapeNames: [],
  shapeStart: [],
  shapeLower: [],
  shapeUpper: [],
  logLikelihood(residuals, variance, days, _shape, derivatives) {
    let squares = 0;
    if (derivatives === null) {
      for (let t = 0; t < days; t++) squares += (residuals[t]! * residuals[t]!) / variance[t]!;
    } else {
      const { byVariance, byResidual } = derivatives;
      for (let t = 0; t < days; t++) {
        const inverse = 1 / variance[t]!;
        const scaled = residuals[t]! * inverse;
        const square = residuals[t]! * scaled;
        squares += square;
        byResidual[t] = -scaled;
        byVariance[t] = 0.5 * inverse * (square - 1);
      }
    }
    return -0.5 * (days * logTwoPi + sumOfLogs(variance, days) + squares);
  },
  shapeScores: () => [],
  distribution: () => standardNormal,
  lowerVariance: () => 0.5,
};
