import { mean, standardDeviation } from '../numerics/moments.ts';
import { normalDensity, normalQuantile } from '../numerics/normal.ts';
import { type TailRiskMethod } from './method.ts';

/**
 * Normal distribution with the sample's mean and standard deviation (n − 1): VaR = −(μ + z·σ), ES = −μ + σ·φ(z)/(1 − c),
 * z = Φ⁻¹(1 − c).
 */
export const gaussian: TailRiskMethod = {
  id: 'gaussian',
  label: 'Gaussian',
  family: 'parametric',
  minimumObservations: 2,
  source: 'McNeil, Frey & Embrechts (2015), Quantitative Risk Management, examples 2.11 and 2.14',
  defaults: {},
  fit(returns) {
    const centre = mean(returns);
    const deviation = standardDeviation(returns);
    return {
      // Without spread every quantile is the mean; 0 × ∞ at the ends would be NaN.
      quantile: (probability) => (deviation === 0 ? centre : centre + normalQuantile(probability) * deviation),
      expectedShortfall(confidence) {
        const tail = 1 - confidence;
        return (deviation * normalDensity(normalQuantile(tail))) / tail - centre;
      },
      parameters: { mean: centre, standardDeviation: deviation },
      warningsAt: () =>
        deviation === 0
          ? [{ code: 'ZERO_VARIANCE', message: 'All returns are equal: there is no spread to measure' }]
          : [],
    };
  },
};
