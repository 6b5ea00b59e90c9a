/** Mean and standard deviation of each feature over the training window. */
export interface Scaler {
  readonly means: readonly number[];
  readonly deviations: readonly number[];
}

/** Standardised values beyond are held here: one wild day must not drive a cell to its end. */
const furthest = 8;

/**
 * @param values days × columns, NaN = missing
 * @param from first row used
 * @param to row after the last used
 */
export function fitScaler(values: Float64Array, columns: number, from: number, to: number): Scaler {
  const means: number[] = [];
  const deviations: number[] = [];
  for (let column = 0; column < columns; column++) {
    let count = 0;
    let sum = 0;
    for (let row = from; row < to; row++) {
      const value = values[row * columns + column]!;
      if (Number.isNaN(value)) continue;
      count++;
      sum += value;
    }
    const mean = count === 0 ? 0 : sum / count;
    let square = 0;
    for (let row = from; row < to; row++) {
      const value = values[row * columns + column]!;
      if (!Number.isNaN(value)) square += (value - mean) * (value - mean);
    }
    const deviation = count < 2 ? 0 : Math.sqrt(square / (count - 1));
    means.push(mean);
    deviations.push(deviation);
  }
  return { means, deviations };
}

/** Standard scores within ±8; a missing value becomes the training window's mean, and so does a feature that never moved there. */
export function standardise(values: Float64Array, { means, deviations }: Scaler): Float64Array {
  const columns = means.length;
  const scores = new Float64Array(new SharedArrayBuffer(values.byteLength));
  for (let cell = 0; cell < values.length; cell++) {
    const column = cell % columns;
    const deviation = deviations[column]!;
    const score = deviation === 0 ? 0 : (values[cell]! - means[column]!) / deviation;
    scores[cell] = Number.isNaN(score) ? 0 : Math.min(furthest, Math.max(-furthest, score));
  }
  return scores;
}
