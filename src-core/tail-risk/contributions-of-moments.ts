import { mean, standardDeviation, skewness, excessKurtosis } from '../numerics/moments.ts';
import { normalDensity, normalQuantile } from '../numerics/normal.ts';
import { cornishFisherQuantile, cornishFisherTailFactor } from './distributions/cornish-fisher-expansion.ts';
import { type Holdings, type Marginals } from './method.ts';

/**
 * Marginal Cornish–Fisher VaR and ES, through the derivatives of the portfolio's mean, standard deviation, skewness and kurtosis
 * by each weight: co-moments of the security with the portfolio.
 *
 * @param portfolio returns the holdings had, same days
 * @source Boudt, Peterson & Croux (2008), "Estimation and decomposition of downside risk for portfolios with non-normal returns"
 */
export function cornishFisherMarginals(
  portfolio: Float64Array,
  { weights, security }: Holdings,
  confidence: number,
): Marginals {
  const days = portfolio.length;
  const centre = mean(portfolio);
  const deviation = standardDeviation(portfolio);
  const skew = skewness(portfolio);
  const kurtosis = excessKurtosis(portfolio);
  const second = (deviation * deviation * (days - 1)) / days;
  const root = Math.sqrt(second);

  const z = normalQuantile(1 - confidence);
  const square = z * z;
  // VaR = −(m + s·q(S, K)), ES = −m + s·t(S, K)
  const quantile = cornishFisherQuantile(z, skew, kurtosis);
  const quantileBySkew = (square - 1) / 6 - (z * (2 * square - 5) * skew) / 18;
  const quantileByKurtosis = (z * (square - 3)) / 24;
  const normalTail = normalDensity(z) / (1 - confidence);
  const tail = normalTail * cornishFisherTailFactor(z, skew, kurtosis);
  const tailBySkew = normalTail * (z / 6 - ((2 * square - 1) * skew) / 18);
  const tailByKurtosis = (normalTail * (square - 1)) / 24;

  const made = { var: new Float64Array(weights.length), es: new Float64Array(weights.length) };
  for (let i = 0; i < weights.length; i++) {
    const returns = security(i);
    const own = mean(returns);
    let first = 0;
    let third = 0;
    let fourth = 0;
    for (let t = 0; t < days; t++) {
      const moved = portfolio[t]! - centre;
      const product = (returns[t]! - own) * moved;
      first += product;
      third += product * moved;
      fourth += product * moved * moved;
    }
    const deviationBy = first / (days - 1) / deviation;
    // Of S = m₃ ÷ m₂^1.5 and K = m₄ ÷ m₂² − 3.
    const covariance = first / days / second;
    const skewBy = (3 * third) / days / (second * root) - 3 * skew * covariance;
    const kurtosisBy = (4 * fourth) / days / (second * second) - 4 * (kurtosis + 3) * covariance;
    made.var[i] =
      -own - deviationBy * quantile - deviation * (quantileBySkew * skewBy + quantileByKurtosis * kurtosisBy);
    made.es[i] = -own + deviationBy * tail + deviation * (tailBySkew * skewBy + tailByKurtosis * kurtosisBy);
  }
  return made;
}
