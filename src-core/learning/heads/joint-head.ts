import { inverseSoftplus, logistic, naturalLogarithm, softplus } from '../network/elementary.ts';
import { leastGap, type Head } from './head.ts';

/**
 * VaR and ES together by the loss FZ0. For each level two outputs: the softplus of the first is what the quantile lies below the one
 * before it (below 0 for the first), the softplus of the second what the mean beyond it lies below both the quantile and the mean of
 * the level before. So quantiles don't cross, ES is beyond VaR and grows with the confidence; VaR is above 0.
 *
 * @source Fissler & Ziegel (2016); FZ0: Patton, Ziegel & Chen (2019), eq. 6
 */
export const jointHead: Head = {
  id: 'joint',
  label: 'VaR and ES together (FZ0 loss)',
  source: 'Patton, Ziegel & Chen (2019)',
  outputs: (levels) => 2 * levels,

  start(quantiles, tailMeans) {
    let quantile = 0;
    let tailMean = 0;
    return quantiles.flatMap((wanted, k) => {
      const gap = Math.max(leastGap, quantile - wanted);
      quantile -= gap;
      const from = Math.min(quantile, tailMean);
      const tailGap = Math.max(leastGap, from - tailMeans[k]!);
      tailMean = from - tailGap;
      return [inverseSoftplus(gap), inverseSoftplus(tailGap)];
    });
  },

  read(outputs, at, levels) {
    const quantiles = new Float64Array(levels);
    const tailMeans = new Float64Array(levels);
    let quantile = 0;
    let tailMean = 0;
    for (let k = 0; k < levels; k++) {
      quantile -= softplus(outputs[at + 2 * k]!);
      tailMean = Math.min(quantile, tailMean) - softplus(outputs[at + 2 * k + 1]!);
      quantiles[k] = quantile;
      tailMeans[k] = tailMean;
    }
    return { quantiles, tailMeans };
  },

  loss(outputs, at, target, probabilities, slopes, weight) {
    const levels = probabilities.length;
    const { quantiles, tailMeans } = jointHead.read(outputs, at, levels);
    let total = 0;
    /** Derivatives by the quantile and the mean of the level that is looked at, from it and those after it. */
    let byQuantile = 0;
    let byMean = 0;
    for (let k = levels - 1; k >= 0; k--) {
      const alpha = probabilities[k]!;
      const v = quantiles[k]!;
      const e = tailMeans![k]!;
      const short = target <= v ? v - target : 0;
      total += v / e - short / (alpha * e) + naturalLogarithm(-e) - 1;
      if (!slopes) continue;
      const share = weight / levels;
      byQuantile += share * (1 / e - (target <= v ? 1 / (alpha * e) : 0));
      byMean += share * ((short / alpha - v) / (e * e) + 1 / e);
      slopes[at + 2 * k + 1] = -byMean * logistic(outputs[at + 2 * k + 1]!);
      // The mean hangs on the lower one of this quantile and the mean before.
      const hangsOnMean = k > 0 && tailMeans![k - 1]! < v;
      if (!hangsOnMean) byQuantile += byMean;
      slopes[at + 2 * k] = -byQuantile * logistic(outputs[at + 2 * k]!);
      if (!hangsOnMean) byMean = 0;
    }
    return total / levels;
  },
};
