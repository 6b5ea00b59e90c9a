/** The days on which a forecast stood, and those on which the loss went beyond it. */
export interface ExceptionRecord {
  /** Probability of an exception the forecast promises: 1 − confidence. */
  readonly probability: number;
  /** Positions in the series of the days with a forecast, ascending. */
  readonly days: Int32Array;
  /** Day by day of `days`: 1 where the loss was larger than VaR. */
  readonly hits: Uint8Array;
  /** Number of exceptions. */
  readonly count: number;
}

/**
 * Exceptions of a VaR forecast: days with r < −VaR, strictly. Days without a forecast (NaN) are left out, and those next to
 * them count as neighbours.
 *
 * @param returns as fractions
 * @param valueAtRisk one a return, positive = loss, NaN = no forecast
 * @param confidence level in (0.5, 1)
 */
export function findExceptions(returns: Float64Array, valueAtRisk: Float64Array, confidence: number): ExceptionRecord {
  const days = new Int32Array(returns.length);
  const hits = new Uint8Array(returns.length);
  let size = 0;
  let count = 0;
  for (let day = 0; day < returns.length; day++) {
    if (Number.isNaN(valueAtRisk[day]!)) continue;
    const hit = returns[day]! < -valueAtRisk[day]! ? 1 : 0;
    days[size] = day;
    hits[size++] = hit;
    count += hit;
  }
  return { probability: 1 - confidence, days: days.slice(0, size), hits: hits.slice(0, size), count };
}
