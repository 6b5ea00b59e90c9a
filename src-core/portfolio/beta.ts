import { mean } from '../numerics/moments.ts';

/** Fewer common days give no beta. */
export const minimumBetaObservations = 20;

/**
 * Beta of a return series to a benchmark: covariance ÷ variance of the benchmark over the days on which both have a return.
 *
 * @param portfolio NaN = missing
 * @param benchmark NaN = missing, the same days
 * @returns null with fewer than 20 common days or a benchmark that does not move
 * @source Sharpe (1964); the slope of an ordinary least-squares line
 */
export function beta(portfolio: Float64Array, benchmark: Float64Array): number | null {
  const both = (_: number, day: number) => !Number.isNaN(portfolio[day]!) && !Number.isNaN(benchmark[day]!);
  const y = portfolio.filter(both);
  const x = benchmark.filter(both);
  if (x.length < minimumBetaObservations) return null;
  const meanX = mean(x);
  const meanY = mean(y);
  let covariance = 0;
  let variance = 0;
  for (let day = 0; day < x.length; day++) {
    covariance += (x[day]! - meanX) * (y[day]! - meanY);
    variance += (x[day]! - meanX) ** 2;
  }
  return variance > 0 ? covariance / variance : null;
}
