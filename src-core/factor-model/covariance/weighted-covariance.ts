/** How deviations are measured: from 0, or from the weighted mean over the days on which a column is present. */
export type Centre = 'zero' | 'weighted-mean';

/**
 * Weighted covariance with Newey–West lags: Γ₀ + Σ_k (1 − k/(L + 1))(Γ_k + Γ_kᵀ), Γ_k = Σ_t w_t·x_t·x_{t−k}ᵀ, each entry
 * over the days on which both columns are present, divided by the weights of those days. Without lags it is the weighted
 * covariance itself.
 *
 * @param returns days × columns, day by day, NaN = missing
 * @param weights one a day; need not add up to 1
 * @param lags L; autocovariances take the weight of the later day
 * @returns columns × columns; NaN for pairs that are never present together
 * @source Newey & West (1987), Econometrica 55, eq. 5; Menchero, Orr & Wang (2011), USE4 Methodology Notes, section 4.1
 */
export function weightedCovariance(
  returns: Float64Array,
  columns: number,
  weights: Float64Array,
  lags: number,
  centre: Centre,
): Float64Array {
  const days = weights.length;
  const deviations = centre === 'zero' ? returns : lessWeightedMeans(returns, columns, weights);
  const { values, present } = withoutGaps(deviations, columns, days);
  const complete = present === null;
  const sums = new Float64Array(columns * columns);
  const weightSums = new Float64Array(columns * columns);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  for (let t = 0; t < days; t++) {
    const row = t * columns;
    const weight = weights[t]!;
    for (let a = 0; a < columns; a++) {
      const weighted = weight * values[row + a]!;
      const own = a * columns;
      for (let b = 0; b <= a; b++) sums[own + b]! += weighted * values[row + b]!;
      if (complete || present[row + a] === 0) continue;
      for (let b = 0; b <= a; b++) weightSums[own + b]! += weight * present[row + b]!;
    }
  }
  const covariance = new Float64Array(columns * columns);
  for (let a = 0; a < columns; a++) {
    for (let b = 0; b <= a; b++) {
      const value = sums[a * columns + b]! / (complete ? total : weightSums[a * columns + b]!);
      covariance[a * columns + b] = value;
      covariance[b * columns + a] = value;
    }
  }
  if (lags > 0) addAutocovariances(covariance, values, columns, weights, lags, complete ? total : weightSums);
  return covariance;
}

/**
 * Adds Σ_k (1 − k/(L + 1))·(Γ_k + Γ_kᵀ). The lagged days are added up with their Bartlett weights first, so that every day
 * costs one product of its returns with that sum, whatever the number of lags.
 *
 * @param divisors Σ w, one for all pairs or one a pair
 */
function addAutocovariances(
  covariance: Float64Array,
  values: Float64Array,
  columns: number,
  weights: Float64Array,
  lags: number,
  divisors: number | Float64Array,
): void {
  const sums = new Float64Array(columns * columns);
  const lagged = new Float64Array(columns);
  for (let t = 1; t < weights.length; t++) {
    const row = t * columns;
    lagged.fill(0);
    for (let lag = 1; lag <= Math.min(lags, t); lag++) {
      const bartlett = 1 - lag / (lags + 1);
      const before = row - lag * columns;
      for (let b = 0; b < columns; b++) lagged[b]! += bartlett * values[before + b]!;
    }
    for (let a = 0; a < columns; a++) {
      const weighted = weights[t]! * values[row + a]!;
      const own = a * columns;
      for (let b = 0; b < columns; b++) sums[own + b]! += weighted * lagged[b]!;
    }
  }
  for (let a = 0; a < columns; a++) {
    for (let b = 0; b <= a; b++) {
      const divisor = typeof divisors === 'number' ? divisors : divisors[a * columns + b]!;
      const added = (sums[a * columns + b]! + sums[b * columns + a]!) / divisor;
      covariance[a * columns + b]! += added;
      if (a !== b) covariance[b * columns + a]! += added;
    }
  }
}

/** Missing values as 0 and a mask of the others; no mask where nothing is missing. */
function withoutGaps(
  returns: Float64Array,
  columns: number,
  days: number,
): { readonly values: Float64Array; readonly present: Uint8Array | null } {
  const cells = days * columns;
  let missing = false;
  for (let cell = 0; cell < cells && !missing; cell++) missing = Number.isNaN(returns[cell]!);
  if (!missing) return { values: returns, present: null };
  const values = new Float64Array(cells);
  const present = new Uint8Array(cells);
  for (let cell = 0; cell < cells; cell++) {
    const value = returns[cell]!;
    if (value !== value) continue;
    values[cell] = value;
    present[cell] = 1;
  }
  return { values, present };
}

function lessWeightedMeans(returns: Float64Array, columns: number, weights: Float64Array): Float64Array {
  const sums = new Float64Array(columns);
  const weightSums = new Float64Array(columns);
  weights.forEach((weight, t) => {
    for (let k = 0; k < columns; k++) {
      const value = returns[t * columns + k]!;
      if (value !== value) continue;
      sums[k]! += weight * value;
      weightSums[k]! += weight;
    }
  });
  return returns.map((value, cell) => value - sums[cell % columns]! / weightSums[cell % columns]!);
}
