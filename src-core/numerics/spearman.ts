import { averageRanks } from './average-ranks.ts';
import { sampleCovariance, sampleVariance } from './moments.ts';

/**
 * Rank correlation: Pearson's correlation of average ranks. Null where either side has one value only.
 *
 * @source Spearman (1904), "The proof and measurement of association between two things"
 */
export function spearman(x: Float64Array, y: Float64Array): number | null {
  const rankX = averageRanks(x);
  const rankY = averageRanks(y);
  const spread = Math.sqrt(sampleVariance(rankX) * sampleVariance(rankY));
  if (!(spread > 0)) return null;
  return Math.max(-1, Math.min(1, sampleCovariance(rankX, rankY) / spread));
}
