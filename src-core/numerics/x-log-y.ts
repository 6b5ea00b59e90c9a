/** x·ln y with the limit 0 where x is 0, whatever y: the terms of entropies and likelihoods of counts. */
export function xLogY(x: number, y: number): number {
  return x === 0 ? 0 : x * Math.log(y);
}
