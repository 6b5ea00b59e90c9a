import { reviewCount } from '../reviews/review-dates.ts';

/** What became of a day. */
export const dayStates = ['not-computed', 'estimated', 'no-universe', 'too-few-securities'] as const;
export type DayState = (typeof dayStates)[number];
export const dayStateCode = Object.fromEntries(dayStates.map((state, code) => [state, code])) as Readonly<
  Record<DayState, number>
>;

/**
 * Where the days' results go: shared memory into which every block of days writes its own rows. Days are those of the
 * model's data; K factors are market, styles, industries, currencies.
 */
export interface DayOutputs extends DayShape {
  /** Days × K, NaN = none. */
  readonly factorReturns: Float64Array;
  readonly standardErrors: Float64Array;
  /** Days × securities; known also for securities outside the estimation universe. */
  readonly residuals: Float64Array;
  /** Days. */
  readonly rSquared: Float64Array;
  readonly conditionNumbers: Float64Array;
  readonly assets: Int32Array;
  readonly states: Uint8Array;
  /** Styles that were left out as collinear on a day, as bits by position. */
  readonly collinear: Int32Array;
  /** Variance inflation, days × styles. */
  readonly varianceInflation: Float64Array;
  /** Style exposures at the close of every 21st date: reviews × styles × securities, NaN = missing. */
  readonly reviewExposures: Float64Array;
  /** Style exposures at the close of the last date: styles × securities. */
  readonly lastExposures: Float64Array;
  /** Positions in `cellReasons` of the last exposures. */
  readonly lastReasons: Uint8Array;
}

export interface DayShape {
  readonly days: number;
  readonly securities: number;
  readonly styles: number;
  readonly industries: number;
  readonly currencies: number;
}

/** K. */
export function factorCount({ styles, industries, currencies }: Omit<DayShape, 'days' | 'securities'>): number {
  return 1 + styles + industries + currencies;
}

/** @param origin position of the first day in the whole history */
export function newDayOutputs(shape: DayShape, origin: number): DayOutputs {
  const { days, securities, styles } = shape;
  const factors = factorCount(shape);
  const floats = (length: number) => new Float64Array(new SharedArrayBuffer(length * 8));
  const integers = (length: number) => new Int32Array(new SharedArrayBuffer(length * 4));
  const bytes = (length: number) => new Uint8Array(new SharedArrayBuffer(length));
  return {
    ...shape,
    factorReturns: floats(days * factors).fill(NaN),
    standardErrors: floats(days * factors).fill(NaN),
    residuals: floats(days * securities).fill(NaN),
    rSquared: floats(days).fill(NaN),
    conditionNumbers: floats(days).fill(NaN),
    assets: integers(days),
    states: bytes(days),
    collinear: integers(days),
    varianceInflation: floats(days * styles).fill(NaN),
    reviewExposures: floats(reviewCount(days, origin) * styles * securities).fill(NaN),
    lastExposures: floats(styles * securities).fill(NaN),
    lastReasons: bytes(styles * securities),
  };
}
