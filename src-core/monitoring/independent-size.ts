import { mean } from '../numerics/moments.ts';

/**
 * How many independent values a series of dependent ones is worth: n ÷ (1 + 2·Σ ρₖ), the autocorrelations summed in pairs as
 * long as the pairs are positive. Never more than n, never less than 1.
 *
 * @param values in their order, no NaN
 * @source Geyer (1992), "Practical Markov chain Monte Carlo", section 3.3 (initial positive sequence)
 */
export function independentSize(values: Float64Array): number {
  const n = values.length;
  if (n < 4) return Math.max(1, n);
  const centre = mean(values);
  const moved = values.map((value) => value - centre);
  const covariance = (lag: number) => {
    let sum = 0;
    for (let i = lag; i < n; i++) sum += moved[i]! * moved[i - lag]!;
    return sum / n;
  };
  const variance = covariance(0);
  if (!(variance > 0)) return 1;
  let sum = 0;
  for (let lag = 0; lag + 1 < n / 2; lag += 2) {
    const pair = (covariance(lag) + covariance(lag + 1)) / variance;
    if (pair <= 0) break;
    sum += pair;
  }
  return Math.min(n, Math.max(1, n / Math.max(1, 2 * sum - 1)));
}
