import { DomainError } from '../domain-error.ts';
import { type Warning } from '../warning.ts';
import { type BackcastKind } from './backcast.ts';
import { residualDiagnostics, type ResidualDiagnostics } from './diagnostics.ts';
import { ewmaVariances } from './ewma.ts';
import { fewestReturns, fitVolatility, shortSample } from './fit-volatility.ts';
import { forecastLogVariance, forecastVariance } from './forecast-variance.ts';
import { type InnovationId } from './innovations/innovation.ts';
import { parameterNames } from './likelihood.ts';
import { type ProcessId } from './process.ts';
import { volatilitySpecification } from './specifications.ts';

export const seriesVolatilityModels = ['garch', 'gjr', 'egarch', 'ewma'] as const;

export interface SeriesVolatilityRequest {
  readonly model: ProcessId | 'ewma';
  readonly distribution: InnovationId;
  readonly mean: 'constant' | 'zero';
  readonly backcast: BackcastKind;
  /** Decay of an exponentially weighted variance. */
  readonly lambda: number;
  /** Fits fewer than 250 returns. */
  readonly force: boolean;
  /** Days to forecast. */
  readonly days: number;
}

type Named = Readonly<Record<string, number>>;

/** A volatility model of one series, everything in the units of the series. */
export interface SeriesVolatility {
  readonly observations: number;
  readonly model: ProcessId | 'ewma';
  readonly distribution: InnovationId;
  readonly parameters: Named;
  /** Robust (Bollerslev–Wooldridge); null where there are none. */
  readonly standardErrors: Named | null;
  readonly hessianStandardErrors: Named | null;
  readonly logLikelihood: number;
  readonly aic: number;
  readonly bic: number;
  readonly persistence: number;
  /** Days; null where shocks never fade. */
  readonly halfLife: number | null;
  readonly unconditionalVariance: number | null;
  /** Of each of the next days; null from where it is infinite. */
  readonly forecastVariance: readonly (number | null)[];
  /** Of ln σ², for EGARCH; null for other models. */
  readonly forecastLogVariance: readonly number[] | null;
  readonly converged: boolean;
  readonly remark: string;
  readonly diagnostics: ResidualDiagnostics;
  readonly warnings: readonly Warning[];
}

/**
 * Fits a volatility model to a series and says how well it holds.
 *
 * @param returns oldest first
 * @throws DomainError as `fitVolatility`
 */
export function seriesVolatility(returns: Float64Array, request: SeriesVolatilityRequest): SeriesVolatility {
  const { model, distribution, mean, backcast, force, days } = request;
  if (model === 'ewma') return exponentiallyWeighted(returns, request);
  const fit = fitVolatility(returns, volatilitySpecification(model, distribution, mean, backcast), { force });
  const names = parameterNames(fit.specification);
  const named = (values: Float64Array): Named => Object.fromEntries(names.map((name, i) => [name, values[i]!]));
  const { standardErrors, convergence } = fit;
  return {
    observations: returns.length,
    model,
    distribution,
    parameters: named(fit.parameters),
    standardErrors: standardErrors && named(standardErrors.robust),
    hessianStandardErrors: standardErrors && named(standardErrors.hessian),
    logLikelihood: fit.logLikelihood,
    aic: fit.aic,
    bic: fit.bic,
    persistence: fit.persistence,
    halfLife: fit.halfLife,
    unconditionalVariance: fit.unconditionalVariance,
    forecastVariance: forecastVariance(fit, days),
    forecastLogVariance: forecastLogVariance(fit, days),
    converged: convergence.converged,
    remark: convergence.remark,
    diagnostics: residualDiagnostics(fit.residuals.map((residual, t) => residual / Math.sqrt(fit.variance[t]!))),
    warnings: fit.warnings,
  };
}

/** The variance with a given decay, mean 0 and normal innovations: nothing is fitted. */
function exponentiallyWeighted(
  returns: Float64Array,
  { lambda, force, days }: SeriesVolatilityRequest,
): SeriesVolatility {
  const size = returns.length;
  const broken = returns.findIndex((value) => !Number.isFinite(value));
  if (broken >= 0) {
    throw new DomainError('INVALID_INPUT', `Return ${broken + 1} of the series is not a number`, {
      remedy: 'Remove the row or fill in its return',
    });
  }
  if (size < (force ? 21 : fewestReturns)) {
    throw new DomainError(
      'TOO_FEW_OBSERVATIONS',
      `A volatility model needs ${force ? 21 : fewestReturns} returns and has ${size}`,
      {
        remedy: 'Give a longer series',
      },
    );
  }
  const variances = ewmaVariances(returns, lambda);
  if (!variances.every((variance) => variance > 0)) {
    throw new DomainError('ZERO_VARIANCE', 'The returns stand still: there is no volatility to model', {
      remedy: 'Check the series: prices may have stood still or been filled in',
    });
  }
  let logLikelihood = 0;
  for (let t = 0; t < size; t++) {
    logLikelihood -= 0.5 * (Math.log(2 * Math.PI * variances[t]!) + (returns[t]! * returns[t]!) / variances[t]!);
  }
  return {
    observations: size,
    model: 'ewma',
    distribution: 'normal',
    parameters: { lambda },
    standardErrors: null,
    hessianStandardErrors: null,
    logLikelihood,
    aic: -2 * logLikelihood,
    bic: -2 * logLikelihood,
    persistence: 1,
    halfLife: null,
    unconditionalVariance: null,
    forecastVariance: Array.from({ length: days }, () => variances[size]!),
    forecastLogVariance: null,
    converged: true,
    remark: 'The decay is given, not fitted',
    diagnostics: residualDiagnostics(returns.map((value, t) => value / Math.sqrt(variances[t]!))),
    warnings:
      size >= shortSample
        ? []
        : [{ code: 'SHORT_SAMPLE', message: `${size} returns are few to judge a volatility model by`, count: size }],
  };
}
