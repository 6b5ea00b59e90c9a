/** Arithmetic mean; exactly the value where all are equal, NaN for an empty sample. */
export function mean(values: Float64Array): number {
  // Their sum would round, and a constant loss then lie beyond a VaR that is its mean. Adding 0 turns −0 into 0.
  if (allEqual(values)) return values[0]! + 0;
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}

/** Whether all values of a sample of at least one are the same. */
export function allEqual(values: Float64Array): boolean {
  return values.length > 0 && values.every((value) => value === values[0]);
}

/** Sample covariance with n − 1, two passes; NaN for fewer than two pairs. Both arrays have one length. */
export function sampleCovariance(x: Float64Array, y: Float64Array): number {
  if (x.length < 2) return NaN;
  const meanX = mean(x);
  const meanY = mean(y);
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += (x[i]! - meanX) * (y[i]! - meanY);
  return sum / (x.length - 1);
}

/** Sample variance with n − 1; exactly 0 where all values are equal, NaN for fewer than two. */
export function sampleVariance(values: Float64Array): number {
  return sampleCovariance(values, values);
}

/** Sample standard deviation with n − 1. */
export function standardDeviation(values: Float64Array): number {
  return Math.sqrt(sampleVariance(values));
}

/** Population moments about the mean: m₂, m₃ and m₄. */
function centralMoments(values: Float64Array): readonly [second: number, third: number, fourth: number] {
  const centre = mean(values);
  let second = 0;
  let third = 0;
  let fourth = 0;
  for (let i = 0; i < values.length; i++) {
    const moved = values[i]! - centre;
    const square = moved * moved;
    second += square;
    third += square * moved;
    fourth += square * square;
  }
  return [second / values.length, third / values.length, fourth / values.length];
}

/** Population skewness m₃ ÷ m₂^1.5; NaN where all values are equal. */
export function skewness(values: Float64Array): number {
  const [second, third] = centralMoments(values);
  return third / second ** 1.5;
}

/** Population excess kurtosis m₄ ÷ m₂² − 3; NaN where all values are equal. */
export function excessKurtosis(values: Float64Array): number {
  const [second, , fourth] = centralMoments(values);
  return fourth / second ** 2 - 3;
}
