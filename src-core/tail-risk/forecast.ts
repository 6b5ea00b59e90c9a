import { DomainError } from '../domain-error.ts';
import { type Warning } from '../warning.ts';
import { horizonWarnings, squareRootOfTime } from './horizon.ts';
import {
  usualOptions,
  type ForecastDistribution,
  type Holdings,
  type MethodOptions,
  type MethodOptionTable,
  type TailRiskMethod,
} from './method.ts';
import { type FactorView, type PortfolioTailRiskMethod } from './portfolio-method.ts';
import { requireUsableReturns } from './usable-returns.ts';

/** Seed where none is asked for: the draws are part of the method, not of the request. */
const usualSeed = 1;

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
 * @param returns daily, oldest first
 * @param holdings what the returns are those of, for methods that look at securities one by one
 */
export function forecast(
  method: TailRiskMethod,
  returns: Float64Array,
  options: MethodOptions,
  holdings?: Holdings,
): MethodForecast {
  try {
    if (returns.length < method.minimumObservations) {
      throw new DomainError(
        'TOO_FEW_OBSERVATIONS',
        `${method.label} needs ${method.minimumObservations} returns and has ${returns.length}`,
        { remedy: 'Import a longer history or choose a longer window' },
      );
    }
    requireUsableReturns(returns);
    return { method, distribution: method.fit(returns, completeOptions(method.options, options), holdings) };
  } catch (thrown) {
    if (!(thrown instanceof DomainError)) throw thrown;
    const message = thrown.remedy === undefined ? thrown.message : `${thrown.message}. ${thrown.remedy}`;
    return { method, distribution: null, refusal: { code: thrown.code, message } };
  }
}

/**
 * Fits a method that looks at the portfolio's factor risk; none of them refuses.
 *
 * @throws DomainError INVALID_INPUT for an option it cannot take
 */
export function forecastPortfolio(
  method: PortfolioTailRiskMethod,
  view: FactorView,
  options: MethodOptions = {},
): MethodForecast {
  return { method, distribution: method.fitPortfolio(view, completeOptions(method.options, options)) };
}

/**
 * The options given, the others as usual.
 *
 * @throws DomainError INVALID_INPUT for a value a method cannot take
 */
export function completeOptions(table: MethodOptionTable, given: MethodOptions): MethodOptions {
  for (const [name, { what, least, most, whole }] of Object.entries(table)) {
    const value = given[name];
    if (value === undefined) continue;
    if (!(value >= least && value <= most) || (whole && !Number.isInteger(value))) {
      throw new DomainError(
        'INVALID_INPUT',
        `${what}: ${value} is not ${whole ? 'a whole number ' : ''}from ${least} to ${most}`,
      );
    }
  }
  return { seed: usualSeed, ...usualOptions(table), ...given };
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
