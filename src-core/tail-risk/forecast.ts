import { DomainError } from '../domain-error.ts';
import { type Warning } from '../warning.ts';
import { horizonWarnings, squareRootOfTime } from './horizon.ts';
import { type ForecastDistribution, type MethodOptions, type TailRiskMethod } from './method.ts';
import { type FactorView, type PortfolioTailRiskMethod } from './portfolio-method.ts';

/** A method's forecast, or the reason why it refused. */
export type MethodForecast =
  | { readonly method: NamedMethod; readonly distribution: ForecastDistribution }
  | { readonly method: NamedMethod; readonly distribution: null; readonly refusal: Warning };

type NamedMethod = Pick<TailRiskMethod, 'id' | 'label' | 'family' | 'source'>;

/** VaR and ES as fractions, positive = loss; null where the method refused. */
export interface TailRiskFigure {
  readonly var: number | null;
  readonly es: number | null;
  readonly warnings: readonly Warning[];
}

/**
 * Fits a method. Where it refuses, because the sample is too short or does not suit it, the refusal is a value with its
 * reason; anything else that is thrown is a defect and passes through.
 *
 * @param returns daily, oldest first, NaN not allowed
 */
export function forecast(method: TailRiskMethod, returns: Float64Array, options: MethodOptions): MethodForecast {
  try {
    if (returns.length < method.minimumObservations) {
      throw new DomainError(
        'TOO_FEW_OBSERVATIONS',
        `${method.label} needs ${method.minimumObservations} returns and has ${returns.length}`,
        { remedy: 'Import a longer history or choose a longer window' },
      );
    }
    return { method, distribution: method.fit(returns, { ...method.defaults, ...options }) };
  } catch (thrown) {
    if (!(thrown instanceof DomainError)) throw thrown;
    const message = thrown.remedy === undefined ? thrown.message : `${thrown.message}. ${thrown.remedy}`;
    return { method, distribution: null, refusal: { code: thrown.code, message } };
  }
}

/** Fits a method that looks at the portfolio's factor risk; none of them refuses. */
export function forecastPortfolio(method: PortfolioTailRiskMethod, view: FactorView): MethodForecast {
  return { method, distribution: method.fitPortfolio(view, method.defaults) };
}

/** VaR and ES of a forecast at a confidence; horizons beyond a day by the square-root-of-time rule. */
export function figureAt(made: MethodForecast, confidence: number, horizon: number): TailRiskFigure {
  if (made.distribution === null) return { var: null, es: null, warnings: [made.refusal] };
  const scale = squareRootOfTime(horizon);
  // Adding 0 turns −0 into 0.
  return {
    var: -made.distribution.quantile(1 - confidence) * scale + 0,
    es: made.distribution.expectedShortfall(confidence) * scale + 0,
    warnings: [...made.distribution.warningsAt(confidence), ...horizonWarnings(horizon)],
  };
}
