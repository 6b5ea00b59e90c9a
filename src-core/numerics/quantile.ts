/** Where a quantile lies in the ascending sample: between two neighbouring order statistics, counted from 0. */
export interface QuantilePosition {
  readonly lower: number;
  readonly upper: number;
  /** Weight of `upper`, in [0, 1); `lower` has the rest. */
  readonly weight: number;
}

/** A position this close to a whole number is that number: 1 − 0.9 is not quite 0.1, and must not lose an order statistic. */
const positionRounding = 1e-12;

/**
 * Position of the type-7 quantile: (n − 1)·p counted from 0.
 *
 * @param size number of values, at least 1
 * @param probability in [0, 1]
 * @source Hyndman & Fan (1996), "Sample quantiles in statistical packages", definition 7
 */
export function quantilePosition(size: number, probability: number): QuantilePosition {
  const exact = (size - 1) * probability;
  const whole = Math.round(exact);
  const position = Math.abs(exact - whole) < positionRounding ? whole : exact;
  const lower = Math.floor(position);
  return { lower, upper: Math.min(lower + 1, size - 1), weight: position - lower };
}

/** Linear interpolation that never leaves the interval between its ends. */
export function interpolate(low: number, high: number, weight: number): number {
  return low === high ? low : low + (high - low) * weight;
}

/**
 * Type-7 quantile of values that are sorted ascending; NaN for an empty sample.
 *
 * @source Hyndman & Fan (1996), definition 7
 */
export function sortedQuantile(sorted: Float64Array, probability: number): number {
  if (sorted.length === 0) return NaN;
  const { lower, upper, weight } = quantilePosition(sorted.length, probability);
  return interpolate(sorted[lower]!, sorted[upper]!, weight);
}

/**
 * Type-7 quantile of values in any order, by selection in linear time; the input is left as it is.
 *
 * @param values NaN not allowed
 * @source Hyndman & Fan (1996), definition 7; Hoare (1961), Algorithm 65: Find
 */
export function quantile(values: Float64Array, probability: number): number {
  if (values.length === 0) return NaN;
  const { lower, upper, weight } = quantilePosition(values.length, probability);
  const scratch = values.slice();
  const low = selectRank(scratch, lower);
  if (upper === lower || weight === 0) return low;
  // After the selection everything above `lower` is at least as large, so its minimum is the next order statistic.
  let high = Infinity;
  for (let i = upper; i < scratch.length; i++) if (scratch[i]! < high) high = scratch[i]!;
  return interpolate(low, high, weight);
}

/** Rearranges values so that the one of the given rank stands in its place, smaller ones before, larger ones after. */
function selectRank(values: Float64Array, rank: number): number {
  let left = 0;
  let right = values.length - 1;
  while (left < right) {
    const pivot = values[(left + right) >>> 1]!;
    let i = left;
    let j = right;
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i <= j) {
        const swapped = values[i]!;
        values[i] = values[j]!;
        values[j] = swapped;
        i++;
        j--;
      }
    }
    if (rank <= j) right = j;
    else if (rank >= i) left = i;
    else break;
  }
  return values[rank]!;
}
