import { DomainError } from '../domain-error.ts';

/** A Bernoulli CUSUM whose steps are whole numbers, so that its run lengths are exact. */
export interface CusumDesign {
  /** Probability of an exception while the method keeps its promise. */
  readonly inControl: number;
  /** The probability it is built to find soon. */
  readonly outOfControl: number;
  /** An exception raises the sum by `rise − 1`, a day without one lowers it by 1. */
  readonly rise: number;
}

/** A design, the sum from which it raises the alarm, and how long that takes on average. */
export interface CusumThreshold {
  readonly value: number;
  /** Mean number of days until a false alarm, starting from 0. */
  readonly inControlDays: number;
  /** Mean number of days until the alarm once exceptions come at `outOfControl`, starting from 0. */
  readonly outOfControlDays: number;
}

/**
 * The design that is best against a given multiple of the promised rate: the likelihood-ratio step of a quiet day is taken as
 * the unit, and the ratio of the two steps rounded to a whole number.
 *
 * @param inControl promised exception probability, in (0, 0.5)
 * @param multiple > 1; the rate to be found soon is `multiple` × the promised one
 * @throws DomainError INVALID_INPUT
 * @source Reynolds & Stoumbos (1999), "A CUSUM chart for monitoring a proportion when inspecting continuously", equations (5)–(8)
 */
export function cusumDesign(inControl: number, multiple: number): CusumDesign {
  const outOfControl = inControl * multiple;
  if (!(inControl > 0 && multiple > 1 && outOfControl < 1)) {
    throw new DomainError('INVALID_INPUT', `A CUSUM can't tell a rate of ${outOfControl} from one of ${inControl}`);
  }
  const quiet = -Math.log((1 - outOfControl) / (1 - inControl));
  const loud = Math.log((outOfControl * (1 - inControl)) / (inControl * (1 - outOfControl)));
  return { inControl, outOfControl, rise: Math.max(2, Math.round(loud / quiet)) };
}

/**
 * Mean number of days until the sum reaches a threshold, starting from 0: the exact solution of the Markov chain of the sums
 * 0, 1 … threshold − 1.
 *
 * @param probability of an exception on each day
 * @source Brook & Evans (1972), "An approach to the probability distribution of CUSUM run length"
 */
export function meanRunLength({ rise }: CusumDesign, threshold: number, probability: number): number {
  const quiet = 1 - probability;
  // E[s] = own[s] + share[s]·E[s − 1], found from the highest sum downwards; an exception leads from s to s + rise − 1.
  const own = new Float64Array(threshold);
  const share = new Float64Array(threshold);
  for (let sum = threshold - 1; sum >= 1; sum--) {
    const { constant, factor } = afterRise(own, share, sum, rise - 1);
    const kept = 1 - probability * factor;
    own[sum] = (1 + probability * constant) / kept;
    share[sum] = quiet / kept;
  }
  const { constant, factor } = afterRise(own, share, 0, rise - 1);
  return (1 + probability * constant) / (1 - quiet - probability * factor);
}

/** E[sum + rise] as constant + factor·E[sum]; both are 0 at and beyond the threshold. */
function afterRise(own: Float64Array, share: Float64Array, sum: number, rise: number) {
  if (sum + rise >= own.length) return { constant: 0, factor: 0 };
  let constant = 0;
  let factor = 1;
  for (let at = sum + rise; at > sum; at--) {
    constant += factor * own[at]!;
    factor *= share[at]!;
  }
  return { constant, factor };
}

/** The smallest threshold at which false alarms are at least so many days apart on average. */
export function cusumThreshold(design: CusumDesign, inControlDays: number): CusumThreshold {
  let low = 1;
  let high = design.rise;
  while (meanRunLength(design, high, design.inControl) < inControlDays) {
    low = high;
    high *= 2;
  }
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (meanRunLength(design, middle, design.inControl) >= inControlDays) high = middle;
    else low = middle + 1;
  }
  return {
    value: high,
    inControlDays: meanRunLength(design, high, design.inControl),
    outOfControlDays: meanRunLength(design, high, design.outOfControl),
  };
}

/**
 * The sum after each day. It never rises above the cap, so that a long bad stretch is not remembered for ever: the alarm ends
 * `cap − threshold` quiet days after the last exception at the latest. Run lengths up to the alarm are the same without the cap.
 *
 * @param exceptions 1 = exception, 0 = none
 */
export function cusumPath({ rise }: CusumDesign, exceptions: Uint8Array, cap: number): Float64Array {
  const path = new Float64Array(exceptions.length);
  let sum = 0;
  exceptions.forEach((exception, day) => {
    sum = Math.min(cap, Math.max(0, sum - 1 + exception * rise));
    path[day] = sum;
  });
  return path;
}
