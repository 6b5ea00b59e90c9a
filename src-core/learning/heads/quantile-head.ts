import { inverseSoftplus, logistic, softplus } from '../network/elementary.ts';
import { leastGap, type Head } from './head.ts';

/**
 * Quantiles by the pinball loss. The first output is the quantile of the lowest confidence, each further one the softplus of what
 * the next lies below it: they cannot cross.
 */
export const quantileHead: Head = {
  id: 'quantile',
  label: 'Quantiles (pinball loss)',
  source: 'Koenker & Bassett (1978)',
  outputs: (levels) => levels,

  start: (quantiles) =>
    quantiles.map((quantile, k) =>
      k === 0 ? quantile : inverseSoftplus(Math.max(leastGap, quantiles[k - 1]! - quantile)),
    ),

  read(outputs, at, levels) {
    const quantiles = new Float64Array(levels);
    for (let k = 0; k < levels; k++) {
      quantiles[k] = k === 0 ? outputs[at]! : quantiles[k - 1]! - softplus(outputs[at + k]!);
    }
    return { quantiles, tailMeans: null };
  },

  loss(outputs, at, target, probabilities, slopes, weight) {
    const levels = probabilities.length;
    let quantile = outputs[at]!;
    let total = 0;
    for (let k = 0; k < levels; k++) {
      const tau = probabilities[k]!;
      if (k > 0) quantile -= softplus(outputs[at + k]!);
      const gap = target - quantile;
      total += Math.max(tau * gap, (tau - 1) * gap);
      if (slopes) slopes[at + k] = ((gap >= 0 ? -tau : 1 - tau) * weight) / levels;
    }
    if (slopes) {
      // What moves a quantile moves all those below it.
      for (let k = levels - 1; k > 0; k--) {
        slopes[at + k - 1]! += slopes[at + k]!;
        slopes[at + k]! *= -logistic(outputs[at + k]!);
      }
    }
    return total / levels;
  },
};
