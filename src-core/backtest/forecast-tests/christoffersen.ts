import { chiSquareUpperTail } from '../../numerics/chi-square.ts';
import { percentText } from '../../numerics/percent-text.ts';
import { xLogY } from '../../numerics/x-log-y.ts';
import { type ExceptionRecord } from '../exceptions.ts';
import { kupiec } from './kupiec.ts';
import { levelOf, pText, undecided, type TestOutcome } from './outcome.ts';

/** Pairs of neighbouring days by whether the first and the second were exceptions. */
export interface Transitions {
  readonly n00: number;
  readonly n01: number;
  readonly n10: number;
  readonly n11: number;
}

/** Whether an exception makes another on the next day more likely. */
export interface IndependenceOutcome extends TestOutcome {
  readonly transitions: Transitions;
  /** Share of exceptions after a day without one; 0 where there is no such day. */
  readonly afterNone: number;
  /** Share of exceptions after a day with one; 0 where there is no such day. */
  readonly afterException: number;
}

/** Whether exceptions are both as frequent as promised and independent from day to day. */
export interface ConditionalCoverageOutcome extends TestOutcome {
  /** The same with the frequency taken from the n − 1 transitions alone, as some authors do. */
  readonly transitionsOnly: { readonly statistic: number; readonly pValue: number } | null;
}

/**
 * Independence against a first-order Markov chain: LR = −2·ln(L(π) ÷ L(π₀₁, π₁₁)), χ² with one degree of freedom.
 *
 * @source Christoffersen (1998), "Evaluating interval forecasts", section 4.2
 */
export function christoffersenIndependence(record: ExceptionRecord): IndependenceOutcome {
  const transitions = countTransitions(record.hits);
  const { n00, n01, n10, n11 } = transitions;
  const afterNone = n00 + n01 === 0 ? 0 : n01 / (n00 + n01);
  const afterException = n10 + n11 === 0 ? 0 : n11 / (n10 + n11);
  const known = { transitions, afterNone, afterException };
  const total = n00 + n01 + n10 + n11;
  if (total === 0)
    return { ...undecided('Two days with forecasts are needed to see whether exceptions cluster', 1), ...known };
  const share = (n01 + n11) / total;
  const statistic = Math.max(
    0,
    2 * (logLikelihood(transitions, afterNone, afterException) - logLikelihood(transitions, share, share)),
  );
  const pValue = chiSquareUpperTail(statistic, 1);
  const level = levelOf(pValue);
  const outcome = { statistic, pValue, degreesOfFreedom: 1, level, ...known };
  if (record.count < 2) {
    return { ...outcome, level: 'undecided', verdict: 'Not enough exceptions to tell whether they cluster' };
  }
  if (record.count === record.hits.length) {
    return {
      ...outcome,
      level: 'undecided',
      verdict: 'Every day is an exception: whether they cluster cannot be told',
    };
  }
  if (level === 'pass') {
    return { ...outcome, verdict: `Exceptions do not follow each other more than by chance (${pText(pValue)})` };
  }
  const verdict =
    afterException > afterNone
      ? `Exceptions cluster: the chance of one is ${percentText(round(afterException))} the day after another, ${percentText(round(afterNone))} otherwise (${pText(pValue)})`
      : `An exception is rarer on the day after another than chance would have it (${pText(pValue)})`;
  return { ...outcome, verdict };
}

/**
 * Conditional coverage: Kupiec's LR on all days plus that of independence, χ² with two degrees of freedom.
 *
 * @source Christoffersen (1998), section 4.3
 */
export function christoffersenConditionalCoverage(record: ExceptionRecord): ConditionalCoverageOutcome {
  const coverage = kupiec(record);
  const independence = christoffersenIndependence(record);
  if (coverage.statistic === null || independence.statistic === null) {
    return {
      ...undecided('Two days with forecasts are needed for frequency and independence together', 2),
      transitionsOnly: null,
    };
  }
  const statistic = coverage.statistic + independence.statistic;
  const pValue = chiSquareUpperTail(statistic, 2);
  const level = levelOf(pValue);
  const outcome = {
    statistic,
    pValue,
    degreesOfFreedom: 2,
    level,
    transitionsOnly: onTransitions(record, independence),
  };
  if (level !== 'pass') {
    const share = independence.statistic / statistic;
    const cause =
      share > 2 / 3
        ? 'mostly because they cluster'
        : share < 1 / 3
          ? 'mostly by their number'
          : 'by their number and because they cluster';
    return {
      ...outcome,
      verdict: `Exceptions are not independent draws at ${percentText(record.probability)}, ${cause} (${pText(pValue)})`,
    };
  }
  if (coverage.level === 'undecided' || record.count < 2) {
    return {
      ...outcome,
      level: 'undecided',
      verdict: `Too few exceptions to judge number and clustering together (${pText(pValue)})`,
    };
  }
  return { ...outcome, verdict: `Number and order of exceptions are those of independent draws (${pText(pValue)})` };
}

function countTransitions(hits: Uint8Array): Transitions {
  const counts = [0, 0, 0, 0];
  for (let day = 1; day < hits.length; day++) counts[2 * hits[day - 1]! + hits[day]!]!++;
  return { n00: counts[0]!, n01: counts[1]!, n10: counts[2]!, n11: counts[3]! };
}

function logLikelihood({ n00, n01, n10, n11 }: Transitions, afterNone: number, afterException: number): number {
  return (
    xLogY(n00, 1 - afterNone) + xLogY(n01, afterNone) + xLogY(n10, 1 - afterException) + xLogY(n11, afterException)
  );
}

function onTransitions(
  { probability }: ExceptionRecord,
  { transitions, afterNone, afterException }: IndependenceOutcome,
) {
  const promised = logLikelihood(transitions, probability, probability);
  const statistic = Math.max(0, 2 * (logLikelihood(transitions, afterNone, afterException) - promised));
  return { statistic, pValue: chiSquareUpperTail(statistic, 2) };
}

function round(share: number): number {
  return Number(share.toFixed(3));
}
