const atOnce = 8;

/**
 * Σ ln x of positive numbers: eight are multiplied before a logarithm is taken, which costs more than all else. Where a product
 * leaves the range of doubles its factors are taken one by one.
 *
 * @param count number of values; the array may be longer
 */
export function sumOfLogs(values: Float64Array, count: number): number {
  let sum = 0;
  let t = 0;
  for (; t + atOnce <= count; t += atOnce) {
    const product =
      values[t]! *
      values[t + 1]! *
      (values[t + 2]! * values[t + 3]!) *
      (values[t + 4]! * values[t + 5]! * (values[t + 6]! * values[t + 7]!));
    if (product > 1e-290 && product < 1e290) sum += Math.log(product);
    else for (let i = t; i < t + atOnce; i++) sum += Math.log(values[i]!);
  }
  for (; t < count; t++) sum += Math.log(values[t]!);
  return sum;
}
