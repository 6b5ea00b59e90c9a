import { sortedQuantile } from '../../numerics/quantile.ts';
import { fewestReturns, fitVolatility } from '../../volatility/fit-volatility.ts';
import { largestResidual, nextVariance, partsOf } from '../../volatility/forecast-variance.ts';
import { simulatedSums } from '../../volatility/simulate-paths.ts';
import { volatilitySpecification } from '../../volatility/specifications.ts';
import { empirical } from '../distributions/empirical.ts';
import { sampleInterval } from '../distributions/intervals.ts';
import { type TailRiskMethod } from '../method.ts';
import { namedParameters, requireVariance } from './garch-forecast.ts';

/**
 * Filtered historical simulation: GARCH(1,1) by quasi maximum likelihood takes the changing volatility out of past returns; its
 * standardised residuals, as they were, are put under tomorrow's volatility. The interval is that of the residuals' order
 * statistics.
 */
export const filteredHistoricalGarch: TailRiskMethod = {
  id: 'filtered-historical-garch',
  label: 'Filtered historical, GARCH',
  family: 'volatility-model',
  minimumObservations: fewestReturns,
  source:
    'Barone-Adesi, Giannopoulos & Vosper (1999), "VaR without correlations for portfolios of derivative securities"',
  options: {},
  longSample: true,
  direct: false,
  incremental: false,
  fit(returns) {
    const fit = fitVolatility(returns, volatilitySpecification('garch', 'normal'), { withoutErrors: true });
    const { mu, coefficients } = partsOf(fit);
    const next = requireVariance(nextVariance(fit), largestResidual(fit));
    const deviation = Math.sqrt(next);
    const sorted = fit.residuals.map((residual, day) => residual / Math.sqrt(fit.variance[day]!)).sort();
    return {
      ...empirical(sorted, mu, deviation),
      parameters: { ...namedParameters(fit), nextVolatility: deviation },
      warningsAt: () => fit.warnings,
      intervalAt: (confidence, level) => ({
        ...sampleInterval(sorted, confidence, level, mu, deviation),
        kind: 'order-statistics',
      }),
      paths: (horizons, count, seed) =>
        simulatedSums(
          {
            mu,
            process: fit.specification.process,
            coefficients,
            next,
            draw: (stream) => sortedQuantile(sorted, stream.uniform()),
          },
          horizons,
          count,
          seed,
        ),
      marginalsAt: null,
    };
  },
};
