import { digamma } from '../../numerics/log-gamma.ts';
import { skewStudentT, skewTConstants, skewTLowerVariance } from '../../numerics/skew-t.ts';
import { type Innovation } from './innovation.ts';
import { sumOfLogs } from './sum-of-logs.ts';

let scratch = new Float64Array(0);

/**
 * Hansen's skewed t innovations: with ζ = (b·z + a) ÷ (1 ∓ λ) below and above −a ÷ b,
 * ln f = ln b + ln c − ½·ln v − ½(η+1)·ln(1 + ζ² ÷ (η−2)).
 *
 * @source Hansen (1994), "Autoregressive conditional density estimation", eq. 10–13
 */
export const skewTInnovation: Innovation = {
  id: 'skewt',
  label: 'Skewed t',
  shapeNames: ['nu', 'lambda'],
  shapeStart: [6, 0],
  shapeLower: [2.05, -0.99],
  shapeUpper: [500, 0.99],
  logLikelihood(residuals, variance, days, shape, derivatives) {
    const eta = shape[0]!;
    const lambda = shape[1]!;
    const { a, b, c } = skewTConstants(eta, lambda);
    const slopes = constantSlopes(eta, lambda);
    const spread = eta - 2;
    const split = -a / b;
    if (scratch.length < days) scratch = new Float64Array(days);
    const excess = scratch;
    let byEta = 0;
    let byLambda = 0;
    for (let t = 0; t < days; t++) {
      const inverse = 1 / Math.sqrt(variance[t]!);
      const z = residuals[t]! * inverse;
      const side = z < split ? -1 : 1;
      const stretch = 1 + side * lambda;
      const zeta = (b * z + a) / stretch;
      const square = (zeta * zeta) / spread;
      excess[t] = 1 + square;
      if (derivatives === null) continue;
      // d ln f ÷ dζ ÷ stretch
      const pull = (-(eta + 1) * zeta) / (spread * (1 + square) * stretch);
      const byZ = pull * b;
      derivatives.byResidual[t] = byZ * inverse;
      derivatives.byVariance[t] = -0.5 * inverse * inverse * (1 + byZ * z);
      byEta += pull * (slopes.bByEta * z + slopes.aByEta) - (0.5 * pull * stretch * zeta) / spread;
      byLambda += pull * (slopes.bByLambda * z + slopes.aByLambda - zeta * side);
    }
    const logs = sumOfLogs(excess, days);
    if (derivatives !== null) {
      derivatives.byShape[0] = days * (slopes.bByEta / b + slopes.cByEta / c) - 0.5 * logs + byEta;
      derivatives.byShape[1] = days * (slopes.bByLambda / b) + byLambda;
    }
    return days * Math.log(b * c) - 0.5 * sumOfLogs(variance, days) - 0.5 * (eta + 1) * logs;
  },
  shapeScores(residuals, variance, days, shape) {
    const eta = shape[0]!;
    const lambda = shape[1]!;
    const { a, b, c } = skewTConstants(eta, lambda);
    const { aByEta, aByLambda, bByEta, bByLambda, cByEta } = constantSlopes(eta, lambda);
    const spread = eta - 2;
    const etaScores = new Float64Array(days);
    const lambdaScores = new Float64Array(days);
    for (let t = 0; t < days; t++) {
      const z = residuals[t]! / Math.sqrt(variance[t]!);
      const side = z < -a / b ? -1 : 1;
      const zeta = (b * z + a) / (1 + side * lambda);
      const square = (zeta * zeta) / spread;
      const byZeta = (-(eta + 1) * zeta) / (spread * (1 + square));
      const byA = byZeta / (1 + side * lambda);
      etaScores[t] =
        bByEta / b +
        cByEta / c -
        0.5 * Math.log1p(square) -
        (0.5 * byZeta * zeta) / spread +
        byA * (bByEta * z + aByEta);
      lambdaScores[t] = bByLambda / b + byA * (bByLambda * z + aByLambda - zeta * side);
    }
    return [etaScores, lambdaScores];
  },
  distribution: (shape) => skewStudentT(shape[0]!, shape[1]!),
  lowerVariance: (shape) => skewTLowerVariance(shape[0]!, shape[1]!),
};

/** Derivatives of Hansen's constants by η and λ. */
function constantSlopes(eta: number, lambda: number) {
  const { a, b, c } = skewTConstants(eta, lambda);
  const spread = eta - 2;
  const cByEta = c * 0.5 * (digamma(0.5 * (eta + 1)) - digamma(0.5 * eta) - 1 / spread);
  const aByEta = 4 * lambda * ((cByEta * spread) / (eta - 1) + c / (eta - 1) ** 2);
  const aByLambda = (4 * c * spread) / (eta - 1);
  return { aByEta, aByLambda, bByEta: (-a * aByEta) / b, bByLambda: (3 * lambda - a * aByLambda) / b, cByEta };
}
