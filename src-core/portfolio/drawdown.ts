import { type ExactDecimal } from '../numerics/exact-decimal.ts';

/** Decline from the highest value so far, (value − peak) ÷ peak, ≤ 0, one a value; values must be positive. */
export function drawdowns(values: readonly ExactDecimal[]): Float64Array {
  const series = new Float64Array(values.length);
  let peak: ExactDecimal | null = null;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (peak === null || value.gt(peak)) peak = value;
    // Decimal, so that a fall of exactly the limit is not taken for more by a rounding.
    series[i] = value.eq(peak) ? 0 : value.minus(peak).div(peak).toNumber();
  }
  return series;
}

/** Drawdowns of one unit invested before the first of a series of simple returns. */
export function drawdownsOfReturns(returns: Float64Array): Float64Array {
  const series = new Float64Array(returns.length);
  let value = 1;
  let peak = 1;
  for (let i = 0; i < returns.length; i++) {
    value *= 1 + returns[i]!;
    if (value > peak) peak = value;
    series[i] = (value - peak) / peak;
  }
  return series;
}

/** The current and the deepest drawdown of a series, positive fractions; 0 for an empty one. */
export function currentAndMaximum(series: Float64Array): { readonly current: number; readonly maximum: number } {
  let deepest = 0;
  for (let i = 0; i < series.length; i++) if (series[i]! < deepest) deepest = series[i]!;
  return { current: Math.abs(series[series.length - 1] ?? 0), maximum: Math.abs(deepest) };
}
