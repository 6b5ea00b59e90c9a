import { type MethodFamily, type MethodOptions } from '../tail-risk/method.ts';

/** What a method may look at besides the returns, day by day beside them; NaN = missing. */
export interface SeriesContext {
  /** Epoch days of the returns. */
  readonly dates: Int32Array;
  /** Highest less lowest price of the day as a fraction; null where none is known. */
  readonly range: Float64Array | null;
  /** Traded amount; null where none is known. */
  readonly volume: Float64Array | null;
}

/** The returns a backtest walks along, oldest first, NaN not allowed. Arrays lie in shared memory. */
export interface BacktestSeries {
  readonly returns: Float64Array;
  readonly context: SeriesContext | null;
}

/** How a method is walked along a series. */
export interface RollingSchedule {
  /** Returns a fit looks back on; the first forecast is for the day with this index. */
  readonly window: number;
  /**
   * Returns that volatility models are fitted on where there are so many before the day, as they need more of them than sample
   * statistics do; absent, or less than `window`: that.
   */
  readonly volatilityWindow?: number | undefined;
  /** `rolling`: the last `window` returns; `expanding`: all from the first. */
  readonly scheme: 'rolling' | 'expanding';
  /** Days between two estimations of a method's parameters. Between them it only filters on: volatility and order statistics are new every day. */
  readonly refitEvery: number;
  /** Levels in (0.5, 1). */
  readonly confidences: readonly number[];
  /** Decay of EWMA, seed, trailing mean and the like, as methods name them. */
  readonly options: MethodOptions;
}

/** A stretch of days on which a method refused, and why. */
export interface RollingRefusal {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  readonly code: string;
  readonly message: string;
}

/** VaR and ES for the days from `from` up to `to` (exclusive), each known the evening before. */
export interface RollingForecast {
  readonly from: number;
  readonly to: number;
  /** confidences × days, fractions, positive = loss; NaN where the method refused. */
  readonly var: Float64Array;
  readonly es: Float64Array;
  /** Daily standard deviation forecast; NaN for methods that have none. */
  readonly sigma: Float64Array;
  readonly refusals: readonly RollingRefusal[];
}

/**
 * A method walked along a series. One file exports one and the registry of rolling methods lists it. A block of days depends on
 * nothing but the series before each of its days, the schedule and `blockDays`, so that blocks can be computed anywhere, in any
 * order, and give the same bits.
 */
export interface RollingMethod {
  readonly id: string;
  readonly label: string;
  readonly family: MethodFamily;
  /** Days of a block; whole multiples of the refit schedule are cut from the first forecast on. */
  blockDays(schedule: RollingSchedule): number;
  /**
   * @param from at least `schedule.window`
   * @param to exclusive; the day after the series is the last that can be forecast
   */
  forecast(series: BacktestSeries, schedule: RollingSchedule, from: number, to: number): RollingForecast;
}
