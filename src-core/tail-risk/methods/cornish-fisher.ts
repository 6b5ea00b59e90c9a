import { DomainError } from '../../domain-error.ts';
import { excessKurtosis, mean, skewness, standardDeviation } from '../../numerics/moments.ts';
import { normalDensity, normalQuantile } from '../../numerics/normal.ts';
import { cornishFisherMarginals } from '../contributions-of-moments.ts';
import {
  cornishFisherCdf,
  cornishFisherIsMonotone,
  cornishFisherQuantile,
  cornishFisherTailFactor,
} from '../distributions/cornish-fisher-expansion.ts';
import { bootstrapIntervals } from '../distributions/bootstrap-interval.ts';
import { type TailFigures } from '../distributions/parametric-interval.ts';
import { type TailRiskMethod } from '../method.ts';

/**
 * Normal quantiles bent by the sample's skewness S and excess kurtosis K (population moments); ES integrates the same
 * quantiles over the tail.
 */
export const cornishFisher: TailRiskMethod = {
  id: 'cornish-fisher',
  label: 'Cornish–Fisher',
  family: 'parametric',
  minimumObservations: 20,
  source: 'Cornish & Fisher (1937); ES: Boudt, Peterson & Croux (2008); domain: Maillard (2012)',
  options: {},
  longSample: false,
  direct: true,
  incremental: true,
  fit(returns, options) {
    const centre = mean(returns);
    const deviation = standardDeviation(returns);
    if (deviation === 0)
      throw new DomainError('ZERO_VARIANCE', 'All returns are equal: they have no skewness or kurtosis');
    const skew = skewness(returns);
    const kurtosis = excessKurtosis(returns);
    const monotone = cornishFisherIsMonotone(skew, kurtosis);
    const bent = (z: number) => centre + deviation * cornishFisherQuantile(z, skew, kurtosis);
    const { fallsShort, ...figures } = bentNormal(returns);
    return {
      ...figures,
      cdf: (x) => cornishFisherCdf((x - centre) / deviation, skew, kurtosis),
      sample: (stream) => bent(stream.normal()),
      density: null,
      parameters: { mean: centre, standardDeviation: deviation, skewness: skew, excessKurtosis: kurtosis },
      warningsAt(confidence) {
        if (monotone) return [];
        const short = fallsShort(confidence) ? '; its ES falls short of VaR and is shown as VaR' : '';
        return [
          {
            code: 'OUTSIDE_DOMAIN',
            message: `With skewness ${skew.toFixed(2)} and excess kurtosis ${kurtosis.toFixed(2)} the expansion is not increasing: its figures are not the quantiles of any distribution${short}`,
          },
        ];
      },
      intervalAt: bootstrapIntervals(returns, bentNormal, options['seed']!),
      paths: null,
      marginalsAt: (holdings, confidence) =>
        fallsShort(confidence) ? null : cornishFisherMarginals(returns, holdings, confidence),
    };
  },
};

/** The quantiles and tail means of a sample by the expansion; outside its domain a tail mean may fall short of VaR, and is then VaR. */
function bentNormal(returns: Float64Array): TailFigures & { readonly fallsShort: (confidence: number) => boolean } {
  const centre = mean(returns);
  const deviation = standardDeviation(returns);
  if (deviation === 0) return { quantile: () => centre, expectedShortfall: () => -centre, fallsShort: () => false };
  const skew = skewness(returns);
  const kurtosis = excessKurtosis(returns);
  const quantile = (probability: number) =>
    centre + deviation * cornishFisherQuantile(normalQuantile(probability), skew, kurtosis);
  const tailLoss = (confidence: number) => {
    const z = normalQuantile(1 - confidence);
    const factor = cornishFisherTailFactor(z, skew, kurtosis);
    return ((deviation * normalDensity(z)) / (1 - confidence)) * factor - centre;
  };
  return {
    quantile,
    expectedShortfall: (confidence) => Math.max(tailLoss(confidence), -quantile(1 - confidence)),
    fallsShort: (confidence) => tailLoss(confidence) < -quantile(1 - confidence),
  };
}
