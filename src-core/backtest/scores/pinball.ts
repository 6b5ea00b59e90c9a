/**
 * Pinball losses of VaR forecasts, (p − I)(r + VaR), p = 1 − confidence: the loss whose mean is lowest for the true quantile.
 *
 * @param valueAtRisk positive = loss; NaN gives NaN
 * @returns one loss a day, in the units of the returns, never negative
 * @source Koenker & Bassett (1978), "Regression quantiles"
 */
export function pinballLosses(returns: Float64Array, valueAtRisk: Float64Array, confidence: number): Float64Array {
  const p = 1 - confidence;
  return returns.map((value, day) => {
    const beyond = value + valueAtRisk[day]!;
    return beyond < 0 ? (p - 1) * beyond : p * beyond;
  });
}
