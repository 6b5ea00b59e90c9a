import { mean } from '../../numerics/moments.ts';
import { chiSquareQuantile } from '../../numerics/chi-square.ts';
import { standardNormal } from '../../numerics/standard-distribution.ts';
import { ewmaVariance } from '../../volatility/ewma.ts';
import { ewmaMarginals } from '../contributions.ts';
import { drawNormal, locationScale } from '../distributions/location-scale.ts';
import { type TailRiskMethod } from '../method.ts';
import { decayOption } from './decay-option.ts';

/**
 * Normal distribution with exponentially weighted volatility: σ² = λ·σ² + (1 − λ)·r² from the sample variance on; mean 0, or the
 * sample's where the option says so. The interval takes the volatility for an estimate from (1 + λ) ÷ (1 − λ) returns.
 */
export const ewma: TailRiskMethod = {
  id: 'ewma',
  label: 'EWMA',
  family: 'volatility-model',
  minimumObservations: 20,
  source: 'J.P. Morgan/Reuters (1996), RiskMetrics Technical Document, 4th ed., section 5.2',
  options: {
    ...decayOption,
    trailingMean: { what: 'Centre at the mean of the sample instead of 0', usual: 0, least: 0, most: 1, whole: true },
  },
  longSample: false,
  direct: false,
  incremental: true,
  fit(returns, options) {
    const lambda = options['lambda']!;
    const centre = options['trailingMean'] === 1 ? mean(returns) : 0;
    const deviation = Math.sqrt(ewmaVariance(returns, lambda));
    const base = locationScale(centre, deviation, standardNormal, drawNormal);
    const effective = (1 + lambda) / (1 - lambda);
    return {
      ...base,
      parameters: { lambda, standardDeviation: deviation, mean: centre },
      warningsAt: () => [],
      intervalAt(confidence, level) {
        const beyond = (1 - level) / 2;
        const low = Math.sqrt(effective / chiSquareQuantile(1 - beyond, effective));
        const high = Math.sqrt(effective / chiSquareQuantile(beyond, effective));
        const between = (figure: number) => ({
          low: (figure + centre) * low - centre,
          high: (figure + centre) * high - centre,
        });
        return {
          var: between(-base.quantile(1 - confidence)),
          es: between(base.expectedShortfall(confidence)),
          kind: 'effective-sample',
        };
      },
      paths: null,
      marginalsAt:
        centre === 0
          ? ({ weights, security }, confidence) =>
              ewmaMarginals(returns, security, weights.length, lambda, {
                var: -standardNormal.quantile(1 - confidence),
                es: -standardNormal.tailMean(1 - confidence),
              })
          : null,
    };
  },
};
