import { choleskyInPlace, choleskySolve } from '../../numerics/cholesky.ts';
import { type UniverseDay } from './universe-day.ts';

/**
 * Takes out of a style what others explain of it: the residual of the weighted regression over the estimation universe on a
 * constant and the other styles, for every security whose value is known. Others' missing values count as 0, their mean.
 *
 * @param values one a security, NaN = unknown; overwritten by the residuals
 * @source Menchero, Orr & Wang (2011), USE4 Methodology Notes, section 2.4 (weights √market cap)
 */
export function orthogonalise(values: Float64Array, others: readonly Float64Array[], universe: UniverseDay): void {
  const width = others.length + 1;
  const normal = new Float64Array(width * width);
  const right = new Float64Array(width);
  const row = new Float64Array(width);
  const { members, count, regressionWeights } = universe;
  const fill = (i: number) => {
    row[0] = 1;
    for (let k = 1; k < width; k++) row[k] = others[k - 1]![i]! || 0;
  };
  for (let m = 0; m < count; m++) {
    const i = members[m]!;
    const value = values[i]!;
    if (value !== value) continue;
    fill(i);
    const weight = regressionWeights[m]!;
    for (let a = 0; a < width; a++) {
      const weighted = weight * row[a]!;
      right[a]! += weighted * value;
      for (let b = 0; b <= a; b++) normal[a * width + b]! += weighted * row[b]!;
    }
  }
  choleskyInPlace(normal, width, new Uint8Array(width));
  choleskySolve(normal, width, right);
  for (let i = 0; i < values.length; i++) {
    fill(i);
    let explained = 0;
    for (let k = 0; k < width; k++) explained += right[k]! * row[k]!;
    values[i] = values[i]! - explained;
  }
}
