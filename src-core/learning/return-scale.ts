/** What targets are measured in: the EWMA volatility known the evening before, or one number for all days. */
export const targetScalings = ['ewma', 'constant'] as const;
export type TargetScaling = (typeof targetScalings)[number];

/** Decay of the EWMA variance, as RiskMetrics has it. */
const scaleDecay = 0.94;
/** Returns that start the recursion: scales of days before this one know returns that come after them. */
export const firstScaledDay = 30;
/** Volatility never falls below this share of that of the days trained on, however long a series stands still. */
const leastShare = 0.01;

/**
 * Scale of the return of each day, known the day before; the last entry is for the day after the series.
 *
 * @param sigma standard deviation of the returns trained on, positive: the scale of all days where `scaling` is constant
 * @returns one more than there are returns; those before `firstScaledDay` use the returns up to there
 */
export function returnScales(returns: Float64Array, scaling: TargetScaling, sigma: number): Float64Array {
  const scales = new Float64Array(new SharedArrayBuffer(8 * (returns.length + 1)));
  if (scaling === 'constant') return scales.fill(sigma);
  let square = 0;
  const start = Math.min(firstScaledDay, returns.length);
  for (let day = 0; day < start; day++) square += returns[day]! * returns[day]!;
  let variance = start === 0 ? 0 : square / start;
  for (let day = 0; day <= returns.length; day++) {
    scales[day] = Math.max(leastShare * sigma, Math.sqrt(variance));
    if (day >= start && day < returns.length) {
      variance = scaleDecay * variance + (1 - scaleDecay) * returns[day]! * returns[day]!;
    }
  }
  return scales;
}
