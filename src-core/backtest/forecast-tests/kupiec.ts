import { binomialUpperTail } from '../../numerics/binomial.ts';
import { chiSquareUpperTail } from '../../numerics/chi-square.ts';
import { percentText } from '../../numerics/percent-text.ts';
import { xLogY } from '../../numerics/x-log-y.ts';
import { type ExceptionRecord } from '../exceptions.ts';
import { levelOf, pText, undecided, type TestOutcome } from './outcome.ts';

/** Whether exceptions are as frequent as promised. */
export interface KupiecOutcome extends TestOutcome {
  /** Probability of at least as many exceptions from a forecast that keeps its promise. */
  readonly oneSidedPValue: number | null;
}

/**
 * Proportion of failures: the likelihood ratio of the promised against the observed frequency of exceptions,
 * LR = −2·[(n − x)·ln((1 − p)/(1 − x/n)) + x·ln(p/(x/n))], χ² with one degree of freedom. It is finite for every count: with no
 * exception −2n·ln(1 − p), with nothing but exceptions −2n·ln p.
 *
 * @source Kupiec (1995), "Techniques for verifying the accuracy of risk measurement models"
 */
export function kupiec(record: ExceptionRecord): KupiecOutcome {
  const { probability: p, count: x } = record;
  const n = record.hits.length;
  if (n === 0) return { ...undecided('There is no day with a forecast', 1), oneSidedPValue: null };
  const statistic = proportionOfFailures(x, n, p);
  const pValue = chiSquareUpperTail(statistic, 1);
  const level = levelOf(pValue);
  const promise = percentText(p);
  const counted = `${x} in ${n} days, ${pText(pValue)}`;
  const common = { statistic, pValue, degreesOfFreedom: 1, oneSidedPValue: binomialUpperTail(x, n, p) };
  if (level !== 'pass') {
    const more = x > n * p ? 'more frequent' : 'rarer';
    return { ...common, level, verdict: `Exceptions are ${more} than ${promise} promises (${counted})` };
  }
  if (n * p < 1) {
    const verdict = `Too few days to tell: fewer than one exception is expected at ${promise} (${counted})`;
    return { ...common, level: 'undecided', verdict };
  }
  return { ...common, level, verdict: `${heldText(x, n * p, promise)} (${counted})` };
}

/** Beyond this ratio to the promise, either way, a record that holds is still told apart from one that matches. */
const closeRatio = 1.25;

/** The words for exceptions that agree with the promise, by themselves or by allowing for chance. */
export function heldText(exceptions: number, expected: number, promise: string): string {
  if (exceptions > closeRatio * expected)
    return `More exceptions than ${promise} promises, but chance can make as many`;
  if (exceptions < expected / closeRatio)
    return `Fewer exceptions than ${promise} promises, but chance can make as few`;
  return `Exceptions are about as frequent as ${promise} promises`;
}

/** Kupiec's likelihood ratio of x exceptions in n days; x and n may be shares of counts. */
export function proportionOfFailures(x: number, n: number, p: number): number {
  const rate = x / n;
  const against = (n - x === 0 ? 0 : (n - x) * (Math.log1p(-p) - Math.log1p(-rate))) + xLogY(x, p / rate);
  // Rounding may leave the logarithm of a ratio of equal likelihoods just above 0.
  return Math.max(0, -2 * against);
}
