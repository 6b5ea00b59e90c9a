import { percentText } from '../../numerics/percent-text.ts';
import { historicalEsMarginals, historicalVarMarginals } from '../contributions.ts';
import { empirical, tailMean } from '../distributions/empirical.ts';
import { sampleInterval } from '../distributions/intervals.ts';
import { type TailRiskMethod } from '../method.ts';

const fewTailReturns = 3;

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
  options: {},
  longSample: false,
  direct: true,
  incremental: true,
  fit(returns) {
    const sorted = returns.slice().sort();
    return {
      ...empirical(sorted),
      parameters: { worst: sorted[0]!, best: sorted[sorted.length - 1]! },
      warningsAt(confidence) {
        const { count } = tailMean(sorted, confidence);
        if (count >= fewTailReturns) return [];
        return [
          {
            code: 'THIN_TAIL',
            message: `Only ${count} of ${sorted.length} returns lie at or beyond VaR ${percentText(confidence)}`,
            count,
          },
        ];
      },
      intervalAt: (confidence, level) => ({ ...sampleInterval(sorted, confidence, level), kind: 'order-statistics' }),
      paths: null,
      marginalsAt: ({ weights, security }, confidence) => ({
        var: historicalVarMarginals(returns, security, weights.length, confidence),
        es: historicalEsMarginals(returns, security, weights.length, confidence),
      }),
    };
  },
};
