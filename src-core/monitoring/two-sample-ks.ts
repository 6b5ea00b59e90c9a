/**
 * Exact probability that two samples of independent draws of one continuous distribution are at least so far apart, by counting
 * lattice paths. Where values are tied the true probability is smaller.
 *
 * @param statistic distance between the empirical distribution functions
 * @source Hodges (1958), "The significance probability of the Smirnov two-sample test"
 */
export function ksExactPValue(statistic: number, sizeA: number, sizeB: number): number {
  const [m, n] = sizeA <= sizeB ? [sizeA, sizeB] : [sizeB, sizeA];
  // Distances are multiples of 1/(m·n); the bound lies between two of them.
  const bound = (Math.floor(statistic * m * n - 1e-7) + 0.5) / (m * n);
  const inside = new Float64Array(n + 1);
  for (let j = 0; j <= n; j++) inside[j] = j / n > bound ? 0 : 1;
  for (let i = 1; i <= m; i++) {
    const weight = i / (i + n);
    inside[0] = i / m > bound ? 0 : weight * inside[0]!;
    for (let j = 1; j <= n; j++) {
      inside[j] = Math.abs(i / m - j / n) > bound ? 0 : weight * inside[j]! + inside[j - 1]!;
    }
  }
  return Math.min(1, Math.max(0, 1 - inside[n]!));
}

/**
 * The same probability for large samples; `size` = m·n ÷ (m + n), which need not be whole.
 *
 * @source Smirnov (1948); Stephens (1970), "Use of the Kolmogorov–Smirnov, Cramér–von Mises and related statistics without
 *   extensive tables" for the correction of small sizes
 */
export function ksAsymptoticPValue(statistic: number, size: number): number {
  const root = Math.sqrt(size);
  return kolmogorovUpperTail((root + 0.12 + 0.11 / root) * statistic);
}

/** Probability that a Kolmogorov variable exceeds x: 2·Σ (−1)ᵏ⁻¹·exp(−2k²x²). */
export function kolmogorovUpperTail(x: number): number {
  if (x <= 0) return 1;
  if (x < 1.18) {
    // Jacobi's form of the theta function, which converges at once where the other does not.
    const power = -(Math.PI ** 2) / (8 * x * x);
    let sum = 0;
    for (let k = 1; k <= 9; k += 2) sum += Math.exp(power * k * k);
    return 1 - (Math.sqrt(2 * Math.PI) / x) * sum;
  }
  let sum = 0;
  for (let k = 1; k <= 6; k++) sum += (k % 2 === 1 ? 1 : -1) * Math.exp(-2 * k * k * x * x);
  return Math.min(1, 2 * sum);
}
