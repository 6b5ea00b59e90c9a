import { type ForecastDistribution, type ForecastInterval } from '../method.ts';
import { around } from './intervals.ts';

/** What VaR and ES are read from. */
export type TailFigures = Pick<ForecastDistribution, 'quantile' | 'expectedShortfall'>;

/** Steps by which figures are differenced, as shares of the parameters’ errors. */
const stepShare = 1e-3;

/**
 * Intervals of VaR and ES that come from the uncertainty of fitted parameters, to first order (delta method).
 *
 * @param distribution the forecast with given parameters
 * @param covariance of the parameters' estimates, row by row
 * @source Serfling (1980), Approximation Theorems of Mathematical Statistics, section 3.3
 */
export function parametricInterval(
  distribution: (parameters: readonly number[]) => TailFigures,
  parameters: readonly number[],
  covariance: Float64Array,
  confidence: number,
  level: number,
): ForecastInterval {
  const n = parameters.length;
  const figures = (at: readonly number[]) => {
    const made = distribution(at);
    return { var: -made.quantile(1 - confidence), es: made.expectedShortfall(confidence) };
  };
  const slopes = parameters.map((value, i) => {
    // A fraction of the parameter's own error: never beyond what the sample can tell apart.
    const step = Math.sqrt(covariance[i * n + i]!) * stepShare || Math.abs(value) * stepShare;
    const up = figures(parameters.map((other, j) => (j === i ? other + step : other)));
    const down = figures(parameters.map((other, j) => (j === i ? other - step : other)));
    return { var: (up.var - down.var) / (2 * step), es: (up.es - down.es) / (2 * step) };
  });
  const error = (measure: 'var' | 'es') => {
    let variance = 0;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) variance += slopes[i]![measure] * covariance[i * n + j]! * slopes[j]![measure];
    }
    return Math.sqrt(Math.max(0, variance));
  };
  const centre = figures(parameters);
  return {
    var: around(centre.var, error('var'), level),
    es: around(centre.es, error('es'), level),
    kind: 'asymptotic',
  };
}
