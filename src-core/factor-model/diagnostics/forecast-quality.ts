/** Fewest scores for a bias statistic. */
const fewestScores = 60;

/** How forecasts of volatility stood up to what followed; null with too few days. */
export interface ForecastQuality {
  readonly days: number;
  /** Standard deviation of return ÷ forecast volatility, about 0. Above 1 the risk was underestimated. */
  readonly bias: number | null;
  /** Mean of ln σ² + r²/σ². The lower the better; only comparable for the same returns. */
  readonly qlike: number | null;
}

/**
 * Bias statistic and QLIKE of a series of scores.
 *
 * @param scores return ÷ forecast volatility, one a day, NaN = no forecast
 * @param volatilities the forecasts themselves
 * @source Menchero, Orr & Wang (2011), USE4 Methodology Notes, section 5; Patton (2011), Journal of Econometrics 160, eq. 24
 */
export function forecastQuality(scores: Iterable<number>, volatilities: Iterable<number>): ForecastQuality {
  let days = 0;
  let squares = 0;
  let likelihood = 0;
  const forecasts = volatilities[Symbol.iterator]();
  for (const score of scores) {
    const volatility: number = forecasts.next().value ?? NaN;
    if (!Number.isFinite(score) || !(volatility > 0)) continue;
    days++;
    squares += score * score;
    likelihood += 2 * Math.log(volatility) + score * score;
  }
  if (days < fewestScores) return { days, bias: null, qlike: null };
  return { days, bias: Math.sqrt(squares / days), qlike: likelihood / days };
}

/**
 * Root mean square of the scores in a moving window, averaged over columns as variances: one number a day.
 *
 * @param scores days × columns, NaN = no forecast
 * @param window days
 * @returns days, NaN before the first full window
 */
export function rollingBias(
  scores: Float64Array,
  columns: readonly number[],
  width: number,
  window: number,
): Float64Array {
  const days = scores.length / width;
  const sums = new Float64Array(days + 1);
  const counts = new Int32Array(days + 1);
  const present = new Int32Array(days + 1);
  for (let t = 0; t < days; t++) {
    let sum = 0;
    let count = 0;
    for (const k of columns) {
      const score = scores[t * width + k]!;
      if (Number.isFinite(score)) {
        sum += score * score;
        count++;
      }
    }
    sums[t + 1] = sums[t]! + sum;
    counts[t + 1] = counts[t]! + count;
    present[t + 1] = present[t]! + (count > 0 ? 1 : 0);
  }
  return Float64Array.from({ length: days }, (_, t) => {
    const from = t + 1 - window;
    if (from < 0 || present[t + 1]! - present[from]! < window) return NaN;
    return Math.sqrt((sums[t + 1]! - sums[from]!) / (counts[t + 1]! - counts[from]!));
  });
}
