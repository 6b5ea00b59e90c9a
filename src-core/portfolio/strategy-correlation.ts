import { sampleCovariance, standardDeviation } from '../numerics/moments.ts';

export interface CorrelationSummary {
  /** Mean and largest correlation of two different strategies; null with fewer than two. */
  readonly average: number | null;
  readonly maximum: number | null;
  /** Symmetric, 1 on the diagonal; 0 beside a strategy that does not move. */
  readonly matrix: readonly (readonly number[])[];
}

/**
 * Correlations between the P&L series of strategies (Pearson, over the window).
 *
 * @param series one a strategy, the same days, NaN not allowed
 */
export function strategyCorrelation(series: readonly Float64Array[]): CorrelationSummary {
  const deviations = series.map(standardDeviation);
  const matrix = series.map((x, i) =>
    series.map((y, j) => {
      if (i === j) return 1;
      const scale = deviations[i]! * deviations[j]!;
      // The upper triangle is computed and mirrored, so that the matrix is symmetric to the last bit.
      const [first, second] = i < j ? [x, y] : [y, x];
      return scale > 0 ? Math.max(-1, Math.min(1, sampleCovariance(first, second) / scale)) : 0;
    }),
  );
  const pairs = matrix.flatMap((row, i) => row.slice(i + 1));
  if (pairs.length === 0) return { average: null, maximum: null, matrix };
  return {
    average: pairs.reduce((sum, correlation) => sum + correlation, 0) / pairs.length,
    maximum: Math.max(...pairs),
    matrix,
  };
}
