import { chiSquareUpperTail } from '../../numerics/chi-square.ts';
import { projectOn } from '../../numerics/projection.ts';
import { type ExceptionRecord } from '../exceptions.ts';
import { levelOf, pText, undecided, type TestOutcome } from './outcome.ts';

/** Whether exceptions can be predicted from those before them, or from VaR itself. */
export interface DynamicQuantileOutcome extends TestOutcome {
  /** Days of the regression: all but the first four. */
  readonly daysUsed: number;
  /** Regressors that do not depend on the others; fewer than all where there are few exceptions. */
  readonly rank: number;
  /** p-value with as many degrees of freedom as the rank. */
  readonly pValueAtRank: number | null;
}

const lags = 4;

/**
 * Hitₜ = Iₜ − p regressed on a constant and its last four values, and on VaRₜ where asked for. The statistic is
 * fitted'·fitted ÷ (p(1 − p)), χ² with as many degrees of freedom as regressors. Where regressors depend on each other, as without
 * any exception, the projection on their span is the same; its dimension is reported.
 *
 * @param valueAtRisk of the whole series, for VaRₜ as regressor; null leaves it out
 * @source Engle & Manganelli (2004), "CAViaR", section 5
 */
export function dynamicQuantile(record: ExceptionRecord, valueAtRisk: Float64Array | null): DynamicQuantileOutcome {
  const regressors = 1 + lags + (valueAtRisk === null ? 0 : 1);
  const daysUsed = Math.max(0, record.hits.length - lags);
  if (daysUsed <= regressors) {
    const outcome = undecided(`At least ${lags + regressors + 1} days with forecasts are needed`, regressors);
    return { ...outcome, daysUsed, rank: 0, pValueAtRank: null };
  }
  const p = record.probability;
  const hit = (lag: number) => Float64Array.from({ length: daysUsed }, (_, i) => record.hits[i + lags - lag]! - p);
  const columns = [new Float64Array(daysUsed).fill(1), ...[1, 2, 3, 4].map(hit)];
  if (valueAtRisk !== null) {
    columns.push(Float64Array.from({ length: daysUsed }, (_, i) => valueAtRisk[record.days[i + lags]!]!));
  }
  const { squaredLength, rank } = projectOn(columns, hit(0));
  const statistic = squaredLength / (p * (1 - p));
  const pValue = chiSquareUpperTail(statistic, regressors);
  const level = levelOf(pValue);
  const outcome = {
    statistic,
    pValue,
    degreesOfFreedom: regressors,
    level,
    daysUsed,
    rank,
    pValueAtRank: chiSquareUpperTail(statistic, rank),
  };
  const from =
    valueAtRisk === null ? 'from those of the last four days' : 'from those of the last four days and the level of VaR';
  if (level !== 'pass') {
    return {
      ...outcome,
      verdict: `Exceptions can be predicted ${from}, or are not as many as promised (${pText(pValue)})`,
    };
  }
  if (rank < regressors) {
    const verdict = `Not enough exceptions to tell whether they can be predicted (${rank} of ${regressors} regressors count)`;
    return { ...outcome, level: 'undecided', verdict };
  }
  return { ...outcome, verdict: `Exceptions cannot be predicted ${from} (${pText(pValue)})` };
}
