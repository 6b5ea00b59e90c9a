import { mean, standardDeviation } from '../../numerics/moments.ts';
import { normalDensity, normalQuantile } from '../../numerics/normal.ts';
import { standardNormal } from '../../numerics/standard-distribution.ts';
import { gaussianMarginals } from '../contributions.ts';
import { around } from '../distributions/intervals.ts';
import { drawNormal, locationScale } from '../distributions/location-scale.ts';
import { type TailRiskMethod } from '../method.ts';

/**
 * Normal distribution with the sample's mean and standard deviation (n − 1): VaR = −(μ + z·σ), ES = −μ + σ·φ(z)/(1 − c),
 * z = Φ⁻¹(1 − c). Intervals by the asymptotic variance of the multiple k: σ²·(1/n + k²/(2(n − 1))).
 */
export const gaussian: TailRiskMethod = {
  id: 'gaussian',
  label: 'Gaussian',
  family: 'parametric',
  minimumObservations: 2,
  source: 'McNeil, Frey & Embrechts (2015), Quantitative Risk Management, examples 2.11 and 2.14',
  options: {},
  longSample: false,
  direct: true,
  incremental: true,
  fit(returns) {
    const size = returns.length;
    const centre = mean(returns);
    const deviation = standardDeviation(returns);
    const base = locationScale(centre, deviation, standardNormal, drawNormal);
    return {
      ...base,
      parameters: { mean: centre, standardDeviation: deviation },
      warningsAt: () =>
        deviation === 0
          ? [{ code: 'ZERO_VARIANCE', message: 'All returns are equal: there is no spread to measure' }]
          : [],
      intervalAt(confidence, level) {
        const z = normalQuantile(1 - confidence);
        const error = (multiple: number) => deviation * Math.sqrt(1 / size + (multiple * multiple) / (2 * (size - 1)));
        return {
          var: around(-base.quantile(1 - confidence), error(z), level),
          es: around(base.expectedShortfall(confidence), error(normalDensity(z) / (1 - confidence)), level),
          kind: 'asymptotic',
        };
      },
      paths: null,
      marginalsAt: ({ weights, security }, confidence) =>
        gaussianMarginals(returns, security, weights.length, confidence),
    };
  },
};
