import { mean, standardDeviation } from '../../numerics/moments.ts';
import { type DistributionView } from './board.ts';
import { sampleOf, type TailRiskInput } from './tail-risk-input.ts';

const gridPoints = 161;
const mostBins = 60;
/** How far the grid reaches at least, in standard deviations. */
const reach = 4.5;

/** Returns at which the methods' densities are given: the sample's range, and both tails beyond it. */
export function densityGrid(input: TailRiskInput): readonly number[] {
  const sample = sampleOf(input, false);
  const deviation = standardDeviation(sample) || 1e-4;
  const centre = mean(sample);
  const low = Math.min(
    sample.reduce((least, value) => Math.min(least, value)),
    centre - reach * deviation,
  );
  const high = Math.max(
    sample.reduce((most, value) => Math.max(most, value)),
    centre + reach * deviation,
  );
  return Array.from({ length: gridPoints }, (_, i) => low + ((high - low) * i) / (gridPoints - 1));
}

/**
 * Histogram of the sample over its range.
 *
 * @source width of the bins: Freedman & Diaconis (1981), "On the histogram as a density estimator"
 */
export function distributionView(input: TailRiskInput): DistributionView {
  const sorted = sampleOf(input, false).slice().sort();
  const size = sorted.length;
  const low = sorted[0]!;
  const high = sorted[size - 1]!;
  const range = high - low || 1e-6;
  const spread = sorted[Math.floor(0.75 * (size - 1))]! - sorted[Math.floor(0.25 * (size - 1))]!;
  const width = (2 * spread) / Math.cbrt(size);
  const bins = Math.max(1, Math.min(mostBins, width > 0 ? Math.ceil(range / width) : 1));
  const edges = Array.from({ length: bins + 1 }, (_, i) => low + (range * i) / bins);
  const counts = new Array<number>(bins).fill(0);
  for (const value of sorted) counts[Math.min(bins - 1, Math.floor(((value - low) / range) * bins))]! += 1;
  return { edges, counts, grid: densityGrid(input) };
}
