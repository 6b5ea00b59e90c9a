/**
 * The indices of values in ascending order; equal values keep the order of their indices.
 *
 * Typed arrays sort numbers several times faster than indices by a comparison, so the values are sorted alone and every index is
 * then put in its value's place.
 *
 * @param values NaN not allowed
 */
export function ascendingOrder(values: Float64Array): Int32Array {
  const size = values.length;
  // −0 and 0 are equal, but sort apart.
  const sorted = values.map((value) => value + 0).sort();
  const taken = new Int32Array(size);
  const order = new Int32Array(size);
  for (let index = 0; index < size; index++) {
    const value = values[index]!;
    let low = 0;
    let high = size - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (sorted[middle]! < value) low = middle + 1;
      else high = middle;
    }
    order[low + taken[low]!] = index;
    taken[low]! += 1;
  }
  return order;
}
