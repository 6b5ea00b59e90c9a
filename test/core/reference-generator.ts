/** The generator of the reference files: the same bits in every language. See `inputs.generator` of covariance.json. */
export function referenceReturns({
  seed,
  T,
  N,
  sectors,
}: {
  seed: number;
  T: number;
  N: number;
  sectors: number;
}): Float64Array {
  let state = seed >>> 0;
  const u = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const z = () => {
    let sum = 0;
    for (let i = 0; i < 12; i++) sum += u();
    return sum - 6;
  };
  const beta = Array.from({ length: N }, () => 0.6 + 0.8 * u());
  const scale = Array.from({ length: N }, () => 0.008 + 0.012 * u());
  const returns = new Float64Array(T * N);
  let v = 1;
  for (let t = 0; t < T; t++) {
    const market = z();
    const m = 0.009 * v * market;
    const sector = Array.from({ length: sectors }, () => 0.005 * v * z());
    for (let i = 0; i < N; i++) {
      const e = z();
      returns[t * N + i] = 0.0003 + beta[i]! * m + (sector[i % sectors]! + scale[i]! * (v * e));
    }
    v = 0.5 + 0.4 * v + 0.1 * (market * market);
  }
  return returns;
}

/** A symmetric matrix from its lower triangle by rows. */
export function fromLowerTriangle(values: readonly number[], n: number): Float64Array {
  const matrix = new Float64Array(n * n);
  let next = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      matrix[i * n + j] = values[next]!;
      matrix[j * n + i] = values[next++]!;
    }
  }
  return matrix;
}
