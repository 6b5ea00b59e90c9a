import { mean, standardDeviation } from '../../numerics/moments.ts';
import { studentTCdf } from '../../numerics/student-t.ts';
import { type ExceptionRecord } from '../exceptions.ts';
import { levelOf, pText, undecided, type TestOutcome } from './outcome.ts';

/** Whether losses on exception days are larger than ES says. */
export interface McNeilFreyOutcome extends TestOutcome {
  /** Mean of loss/ES − 1 over exception days: 0 expected, positive where ES is too low; null without exceptions. */
  readonly meanExcess: number | null;
}

/**
 * One-sided t test that the mean of loss/ES − 1 over exception days is not above 0.
 *
 * @param es one a return, positive = loss
 * @source McNeil & Frey (2000), "Estimation of tail-related risk measures for heteroscedastic financial time series", section 4.3; there
 *   residuals are divided by volatility and tested by bootstrap
 */
export function mcneilFrey(record: ExceptionRecord, returns: Float64Array, es: Float64Array): McNeilFreyOutcome {
  const days = record.days.filter((_, i) => record.hits[i] === 1);
  if (days.length === 0) {
    return { ...undecided('Without an exception there is no loss to hold ES against'), meanExcess: null };
  }
  const excess = Float64Array.from(days, (day) => -returns[day]! / es[day]! - 1);
  if (days.some((day) => !(es[day]! > 0))) {
    return {
      ...undecided('ES is not a positive loss on every day, so that losses cannot be measured by it'),
      meanExcess: null,
    };
  }
  const meanExcess = mean(excess);
  const degreesOfFreedom = days.length - 1;
  const spread = days.length < 2 ? 0 : standardDeviation(excess);
  if (!(spread > 0)) {
    return { ...undecided('One exception, or equal ones, say nothing of how losses beyond VaR vary'), meanExcess };
  }
  const statistic = meanExcess / (spread / Math.sqrt(days.length));
  const pValue = studentTCdf(-statistic, degreesOfFreedom);
  const level = levelOf(pValue);
  const verdict =
    level === 'pass'
      ? `Losses on exception days are not larger than ES says (${pText(pValue)})`
      : `Losses on exception days are larger than ES says (${pText(pValue)})`;
  return { statistic, pValue, degreesOfFreedom, level, verdict, meanExcess };
}
