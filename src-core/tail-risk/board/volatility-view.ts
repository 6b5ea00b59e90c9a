import { DomainError } from '../../domain-error.ts';
import { isoDate } from '../../market/epoch-day.ts';
import { ewmaVariances } from '../../volatility/ewma.ts';
import { residualDiagnostics } from '../../volatility/diagnostics.ts';
import { fitVolatility, type VolatilityFit } from '../../volatility/fit-volatility.ts';
import { forecastVariance } from '../../volatility/forecast-variance.ts';
import { type InnovationId } from '../../volatility/innovations/innovation.ts';
import { parameterNames } from '../../volatility/likelihood.ts';
import { type ProcessId } from '../../volatility/process.ts';
import { volatilitySpecification } from '../../volatility/specifications.ts';
import { type VolatilityModelView, type VolatilityView } from './board.ts';
import { sampleOf, type TailRiskInput } from './tail-risk-input.ts';

/** Days ahead at which the term structure is given. */
const termDays = [1, 2, 3, 5, 10, 15, 21, 42, 63, 126, 189, 250] as const;

const fitted: readonly {
  readonly id: string;
  readonly label: string;
  readonly process: ProcessId;
  readonly innovation: InnovationId;
}[] = [
  { id: 'garch-normal', label: 'GARCH, normal', process: 'garch', innovation: 'normal' },
  { id: 'garch-t', label: 'GARCH, Student t', process: 'garch', innovation: 't' },
  { id: 'gjr-t', label: 'GJR-GARCH, Student t', process: 'gjr', innovation: 't' },
  { id: 'egarch-normal', label: 'EGARCH, normal', process: 'egarch', innovation: 'normal' },
  { id: 'egarch-t', label: 'EGARCH, Student t', process: 'egarch', innovation: 't' },
];

/** Path and term structure of volatility by each model, with its fit. */
export function volatilityView(input: TailRiskInput): VolatilityView {
  const returns = sampleOf(input, true);
  const annual = input.tradingDaysPerYear;
  const models: VolatilityModelView[] = [ewmaView(returns, input.ewmaLambda, annual)];
  const refusals: { id: string; label: string; reason: string }[] = [];
  for (const { id, label, process, innovation } of fitted) {
    try {
      models.push(fitView(id, label, fitVolatility(returns, volatilitySpecification(process, innovation)), annual));
    } catch (thrown) {
      if (!(thrown instanceof DomainError)) throw thrown;
      refusals.push({ id, label, reason: thrown.message });
    }
  }
  return {
    dates: input.dates.slice(-returns.length).map(isoDate),
    returns: [...returns],
    horizons: [...termDays],
    models,
    refusals,
  };
}

function fitView(id: string, label: string, fit: VolatilityFit, annual: number): VolatilityModelView {
  const names = parameterNames(fit.specification);
  const named = (values: Float64Array) => Object.fromEntries(names.map((name, i) => [name, values[i]!]));
  const days = fit.residuals.length;
  const standardised = fit.residuals.map((residual, day) => residual / Math.sqrt(fit.variance[day]!));
  return {
    id,
    label,
    parameters: named(fit.parameters),
    standardErrors: fit.standardErrors && named(fit.standardErrors.robust),
    logLikelihood: fit.logLikelihood,
    aic: fit.aic,
    bic: fit.bic,
    persistence: fit.persistence,
    halfLife: fit.halfLife,
    converged: fit.convergence.converged,
    remark: fit.convergence.remark,
    diagnostics: pValues(standardised),
    path: Array.from(fit.variance.subarray(0, days), (variance) => Math.sqrt(variance * annual)),
    termStructure: termStructure(forecastVariance(fit, termDays[termDays.length - 1]!), annual),
  };
}

function ewmaView(returns: Float64Array, lambda: number, annual: number): VolatilityModelView {
  const variances = ewmaVariances(returns, lambda);
  const days = returns.length;
  const next = variances[days]!;
  let logLikelihood = 0;
  for (let day = 0; day < days; day++) {
    const variance = variances[day]!;
    if (variance > 0)
      logLikelihood -= 0.5 * (Math.log(2 * Math.PI * variance) + (returns[day]! * returns[day]!) / variance);
  }
  const standardised = returns.map((value, day) => (variances[day]! > 0 ? value / Math.sqrt(variances[day]!) : 0));
  return {
    id: 'ewma',
    label: 'EWMA',
    parameters: { lambda },
    standardErrors: null,
    logLikelihood,
    aic: -2 * logLikelihood,
    bic: -2 * logLikelihood,
    persistence: 1,
    halfLife: null,
    converged: true,
    remark: 'The decay is given, not fitted',
    diagnostics: pValues(standardised),
    path: Array.from(variances.subarray(0, days), (variance) => Math.sqrt(variance * annual)),
    termStructure: termDays.map(() => Math.sqrt(next * annual)),
  };
}

function pValues(standardised: Float64Array): VolatilityModelView['diagnostics'] {
  const { ljungBox, ljungBoxSquared, archLm } = residualDiagnostics(standardised);
  return { ljungBox: ljungBox.pValue, ljungBoxSquared: ljungBoxSquared.pValue, archLm: archLm.pValue };
}

/** √ of the mean expected variance over the next h days, annual; null from the first day on which it is infinite. */
function termStructure(variances: readonly (number | null)[], annual: number): readonly (number | null)[] {
  let sum: number | null = 0;
  const means = variances.map((variance, day) => {
    sum = sum === null || variance === null ? null : sum + variance;
    return sum === null ? null : Math.sqrt((sum / (day + 1)) * annual);
  });
  return termDays.map((days) => means[days - 1] ?? null);
}
