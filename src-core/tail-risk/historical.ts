import { percentText } from '../numerics/percent-text.ts';
import { quantilePosition, sortedQuantile } from '../numerics/quantile.ts';
import { type TailRiskMethod } from './method.ts';

const fewTailReturns = 3;

/**
 * The largest return that lies at or below the type-7 quantile: the order statistic below it. Compared with this instead of
 * the interpolated quantile, a rounding of the interpolation never lets a return in or out of the tail.
 *
 * @param sorted ascending
 */
export function tailThreshold(sorted: Float64Array, confidence: number): number {
  return sorted[quantilePosition(sorted.length, 1 - confidence).lower]!;
}

/** Mean of the returns at or below VaR's quantile, and how many there are. */
function tailMean(sorted: Float64Array, confidence: number): { readonly mean: number; readonly count: number } {
  const threshold = tailThreshold(sorted, confidence);
  let sum = 0;
  let count = 0;
  while (count < sorted.length && sorted[count]! <= threshold) sum += sorted[count++]!;
  return { mean: sum / count, count };
}

/**
 * Historical simulation: the sample itself is the forecast. VaR is minus the type-7 quantile; ES is minus the mean of the
 * returns at or below it, which always include the worst return.
 */
export const historical: TailRiskMethod = {
  id: 'historical',
  label: 'Historical simulation',
  family: 'simulation',
  minimumObservations: 2,
  source: 'Quantile: Hyndman & Fan (1996), type 7; ES: Acerbi & Tasche (2002), eq. 3',
  defaults: {},
  fit(returns) {
    const sorted = returns.slice().sort();
    const tail = (confidence: number) => tailMean(sorted, confidence);
    return {
      quantile: (probability) => sortedQuantile(sorted, probability),
      expectedShortfall: (confidence) => -tail(confidence).mean,
      parameters: { worst: sorted[0]!, best: sorted[sorted.length - 1]! },
      warningsAt(confidence) {
        const { count } = tail(confidence);
        if (count >= fewTailReturns) return [];
        return [
          {
            code: 'THIN_TAIL',
            message: `Only ${count} of ${sorted.length} returns lie at or beyond VaR ${percentText(confidence)}`,
            count,
          },
        ];
      },
    };
  },
};
