import { chiSquareUpperTail } from '../../numerics/chi-square.ts';
import { type ExceptionRecord } from '../exceptions.ts';
import { levelOf, pText, undecided, type TestOutcome } from './outcome.ts';

/** Whether the days between exceptions forget how long it has been since the last one. */
export interface DurationOutcome extends TestOutcome {
  /** Weibull's shape: 1 no memory, below 1 exceptions cluster, above 1 they come regularly; null where it does not exist. */
  readonly shape: number | null;
  /** Weibull's rate a of f(D) = aᵇ·b·Dᵇ⁻¹·exp(−(aD)ᵇ), per day. */
  readonly rate: number | null;
  readonly logLikelihood: number | null;
  /** With the shape held at 1. */
  readonly logLikelihoodExponential: number | null;
}

/** Spells of days up to and including an exception; those cut by an end of the series are censored. */
export interface Spells {
  readonly lengths: readonly number[];
  readonly censored: readonly boolean[];
}

/** Beyond this shape spells are as good as equal, and the likelihood goes on rising. */
const largestShape = 200;

/**
 * Weibull durations against exponential ones, b = 1: likelihood ratio, χ² with one degree of freedom.
 *
 * @source Christoffersen & Pelletier (2004), "Backtesting value-at-risk: a duration-based approach", section 3
 */
export function durationTest(record: ExceptionRecord): DurationOutcome {
  const none = { shape: null, rate: null, logLikelihood: null, logLikelihoodExponential: null };
  if (record.count < 2) {
    return { ...undecided('Spells between exceptions need at least two of them', 1), ...none };
  }
  const spells = findSpells(record.hits);
  const shape = likeliestShape(spells);
  if (shape === null) {
    return {
      ...undecided('Too few spells between exceptions, or all nearly equal: their law cannot be estimated', 1),
      ...none,
    };
  }
  const logLikelihood = concentrated(spells, shape);
  const logLikelihoodExponential = concentrated(spells, 1);
  const statistic = Math.max(0, 2 * (logLikelihood - logLikelihoodExponential));
  const pValue = chiSquareUpperTail(statistic, 1);
  const level = levelOf(pValue);
  const verdict =
    level === 'pass'
      ? `The days between exceptions show no memory (${pText(pValue)})`
      : shape < 1
        ? `Exceptions come in bursts with long quiet spells between them (${pText(pValue)})`
        : `Exceptions come more regularly than chance would have it (${pText(pValue)})`;
  return {
    statistic,
    pValue,
    degreesOfFreedom: 1,
    level,
    verdict,
    shape,
    rate: rateAt(spells, shape),
    logLikelihood,
    logLikelihoodExponential,
  };
}

/** The first spell ends with the first exception, the last with the series. */
export function findSpells(hits: Uint8Array): Spells {
  const lengths: number[] = [];
  const censored: boolean[] = [];
  let since = -1;
  let first = true;
  hits.forEach((hit, day) => {
    if (hit === 0) return;
    // A series that begins with an exception has no cut spell before it.
    if (!first || day > 0) {
      lengths.push(day - since);
      censored.push(first);
    }
    first = false;
    since = day;
  });
  if (since < hits.length - 1) {
    lengths.push(hits.length - 1 - since);
    censored.push(true);
  }
  return { lengths, censored };
}

/**
 * The shape at which the concentrated likelihood is highest: where N/b + Σ ln Dᵤ − N·ΣDᵇ ln D ÷ ΣDᵇ, which falls in b, is 0
 * (Dᵤ: spells not censored, N of them). Null where it never is.
 */
function likeliestShape({ lengths, censored }: Spells): number | null {
  const logs = lengths.map(Math.log);
  const longest = largest(logs);
  const whole = logs.filter((_, i) => !censored[i]);
  if (whole.length === 0) return null;
  const meanLog = whole.reduce((sum, log) => sum + log, 0) / whole.length;
  const slope = (shape: number) => {
    let sum = 0;
    let weighted = 0;
    for (const log of logs) {
      // Powers as shares of the largest one, so that none overflows.
      const power = Math.exp(shape * (log - longest));
      sum += power;
      weighted += power * log;
    }
    return 1 / shape + meanLog - weighted / sum;
  };
  if (slope(largestShape) >= 0) return null;
  let low = 0;
  let high = largestShape;
  for (let step = 0; step < 200 && high - low > 1e-15 * high; step++) {
    const middle = (low + high) / 2;
    if (slope(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** a = (N ÷ ΣDᵇ)^(1/b). */
function rateAt({ lengths, censored }: Spells, shape: number): number {
  const whole = censored.filter((cut) => !cut).length;
  const longest = largest(lengths);
  const sum = lengths.reduce((total, length) => total + (length / longest) ** shape, 0);
  return (whole / sum) ** (1 / shape) / longest;
}

/** Log-likelihood at a shape with the rate that suits it best: the censored spells' −(aD)ᵇ and the others' sum to −N. */
function concentrated(spells: Spells, shape: number): number {
  const rate = rateAt(spells, shape);
  return spells.lengths.reduce((sum, length, i) => {
    const survived = -((rate * length) ** shape);
    return spells.censored[i]
      ? sum + survived
      : sum + survived + Math.log(shape) + shape * Math.log(rate) + (shape - 1) * Math.log(length);
  }, 0);
}

function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), -Infinity);
}
