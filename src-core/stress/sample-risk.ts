/**
 * Daily σ of a portfolio and V·w under the sample covariance of its securities, without forming V: the covariance of a
 * security with the portfolio's series.
 *
 * @param returns securities × days
 * @param weights signed, one a security
 */
export function sampleRisk(returns: Float64Array, weights: Float64Array, days: number) {
  const series = new Float64Array(days);
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i]!;
    for (let t = 0; t < days; t++) series[t]! += weight * returns[i * days + t]!;
  }
  const mean = series.reduce((sum, value) => sum + value, 0) / days;
  const marginals = new Float64Array(weights.length);
  let variance = 0;
  for (let t = 0; t < days; t++) series[t]! -= mean;
  for (let i = 0; i < weights.length; i++) {
    let sum = 0;
    for (let t = 0; t < days; t++) sum += series[t]! * returns[i * days + t]!;
    marginals[i] = sum / (days - 1);
    variance += weights[i]! * marginals[i]!;
  }
  return { volatility: Math.sqrt(Math.max(0, variance)), marginals };
}
