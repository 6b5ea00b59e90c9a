import { sortedQuantile } from '../../numerics/quantile.ts';
import { simulatedSums } from '../../volatility/simulate-paths.ts';
import { type TailRiskMethod } from '../method.ts';
import { decayOption } from './decay-option.ts';
import { rescaledForecast, rescaleByEwma } from './volatility-weighted.ts';

/**
 * Filtered historical simulation with exponentially weighted volatility: standardised past returns are drawn, and the volatility
 * of each simulated day follows from the draws before it. Over one day it equals volatility-weighted simulation.
 */
export const filteredHistoricalEwma: TailRiskMethod = {
  id: 'filtered-historical-ewma',
  label: 'Filtered historical, EWMA',
  family: 'simulation',
  minimumObservations: 20,
  source: 'Barone-Adesi, Giannopoulos & Vosper (1999); volatility: RiskMetrics Technical Document (1996)',
  options: decayOption,
  longSample: false,
  direct: false,
  incremental: false,
  fit(returns, options) {
    const lambda = options['lambda']!;
    const rescaled = rescaleByEwma(returns, lambda);
    const step = (_coefficients: Float64Array, residual: number, variance: number) =>
      lambda * variance + (1 - lambda) * residual * residual;
    return {
      ...rescaledForecast(returns, rescaled, lambda),
      paths: (horizons, count, seed) =>
        simulatedSums(
          {
            mu: 0,
            process: { step },
            coefficients: new Float64Array(0),
            next: rescaled.next,
            draw: (stream) => sortedQuantile(rescaled.sorted, stream.uniform()),
          },
          horizons,
          count,
          seed,
        ),
    };
  },
};
