/**
 * Median of the first `length` values, reordering them; NaN of none. With an even number it is the mean of the two in the
 * middle.
 *
 * @source Floyd & Rivest (1975), Algorithm 489: SELECT
 */
export function medianInPlace(values: Float64Array, length: number): number {
  if (length === 0) return NaN;
  const middle = length >> 1;
  return meanOfRanks(values, length, length % 2 === 1 ? middle : middle - 1, middle);
}

/**
 * The same median, found faster where it lies between two guesses that few values lie between.
 *
 * @param room for `length` values
 */
export function medianNear(
  values: Float64Array,
  length: number,
  low: number,
  high: number,
  room: Float64Array,
): number {
  if (length === 0) return NaN;
  const middle = length >> 1;
  return meanOfRanksNear(values, length, length % 2 === 1 ? middle : middle - 1, middle, low, high, room);
}

/**
 * Mean of the values of two neighbouring ranks (or of one rank twice). Only values between the guesses have to be put in
 * order, which changes the time, never the result; `values` are reordered only where the guesses fail.
 *
 * @param first and `last` ranks from 0, `last` the same or the next
 */
export function meanOfRanksNear(
  values: Float64Array,
  length: number,
  first: number,
  last: number,
  low: number,
  high: number,
  room: Float64Array,
): number {
  let below = 0;
  let inside = 0;
  for (let i = 0; i < length; i++) {
    const value = values[i]!;
    if (value < low) below++;
    else if (value <= high) room[inside++] = value;
  }
  if (first >= below && last < below + inside) return meanOfRanks(room, inside, first - below, last - below);
  return meanOfRanks(values, length, first, last);
}

function meanOfRanks(values: Float64Array, length: number, first: number, last: number): number {
  select(values, 0, length - 1, last);
  const upper = values[last]!;
  if (first === last) return upper;
  let lower = -Infinity;
  for (let i = 0; i < last; i++) if (values[i]! > lower) lower = values[i]!;
  return (lower + upper) / 2;
}

/** Puts the k-th smallest value in its place, smaller ones before it and larger ones after it. */
function select(values: Float64Array, first: number, last: number, k: number): void {
  let left = first;
  let right = last;
  while (right > left) {
    if (right - left > 600) {
      const n = right - left + 1;
      const i = k - left + 1;
      const z = Math.log(n);
      const s = 0.5 * Math.exp((2 * z) / 3);
      const sd = 0.5 * Math.sqrt((z * s * (n - s)) / n) * Math.sign(i - n / 2);
      const from = Math.max(left, Math.floor(k - (i * s) / n + sd));
      const to = Math.min(right, Math.floor(k + ((n - i) * s) / n + sd));
      select(values, from, to, k);
    }
    const pivot = values[k]!;
    let i = left;
    let j = right;
    swap(values, left, k);
    if (values[right]! > pivot) swap(values, right, left);
    while (i < j) {
      swap(values, i, j);
      i++;
      j--;
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
    }
    if (values[left] === pivot) swap(values, left, j);
    else {
      j++;
      swap(values, j, right);
    }
    if (j <= k) left = j + 1;
    if (k <= j) right = j - 1;
  }
}

function swap(values: Float64Array, a: number, b: number): void {
  const kept = values[a]!;
  values[a] = values[b]!;
  values[b] = kept;
}
