/** What targets are measured in: the EWMA volatility known the evening before, or one number for all days. */
export const targetScalings = ['ewma', 'constant'] as const;
export type TargetScaling = (typeof targetScalings)[number];

/** Decay of the EWMA variance, as RiskMetrics has it. */
const scaleDecay = 0.94;
/** Returns that start the recursion; from the day after them on, scales are known the day before. */
export const scaleStartDays = 30;
/** Share of the constant scale below which volatility never falls: the first return after a standstill would be a target beyond learning. */
const leastShare = 0.01;

/**
 * Scale of the return of each day, known the day before; the last entry is for the day after the series.
 *
 * @param constant volatility of the returns trained on, above 0: the scale of all days where `scaling` is constant
 * @returns one more than there are returns; those of the first 30 days use the returns up to there, so that none of them is to be
 *   learned from or forecast
 */
export function returnScales(returns: Float64Array, scaling: TargetScaling, constant: number): Float64Array {
  const scales = new Float64Array(new SharedArrayBuffer(8 * (returns.length + 1)));
  if (scaling === 'constant') return scales.fill(constant);
  let square = 0;
  const start = Math.min(scaleStartDays, returns.length);
  for (let day = 0; day < start; day++) square += returns[day]! * returns[day]!;
  let variance = start === 0 ? 0 : square / start;
  for (let day = 0; day <= returns.length; day++) {
    scales[day] = Math.max(leastShare * constant, Math.sqrt(variance));
    if (day >= start && day < returns.length) {
      variance = scaleDecay * variance + (1 - scaleDecay) * returns[day]! * returns[day]!;
    }
  }
  return scales;
}
