/**
 * The nearest point with Σ|xᵢ| ≤ radius.
 *
 * @source Duchi, Shalev-Shwartz, Singer & Chandra (2008), "Efficient projections onto the l1-ball for learning in high dimensions"
 */
export function projectOnL1Ball(point: Float64Array, radius: number): Float64Array {
  let total = 0;
  for (let i = 0; i < point.length; i++) total += Math.abs(point[i]!);
  if (total <= radius) return point.slice();
  if (!(radius > 0)) return new Float64Array(point.length);
  const sizes = point.map(Math.abs).sort().reverse();
  let sum = 0;
  let threshold = 0;
  for (let k = 0; k < sizes.length; k++) {
    sum += sizes[k]!;
    const candidate = (sum - radius) / (k + 1);
    if (candidate >= sizes[k]!) break;
    threshold = candidate;
  }
  return point.map((value) => Math.sign(value) * Math.max(0, Math.abs(value) - threshold));
}
