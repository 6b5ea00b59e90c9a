import { type BacktestSeries } from '../../backtest/rolling-method.ts';

/** What a feature is made from besides returns. */
export type FeatureSource = 'returns' | 'dates' | 'range' | 'volume';

/**
 * Something a network is told of each day. The value of a day uses nothing later than its close; the forecast for a day sees the
 * values up to the day before. One file exports one and registry.ts lists it.
 */
export interface Feature {
  readonly id: string;
  readonly label: string;
  readonly what: string;
  readonly source: FeatureSource;
  /** Names of the columns it gives. */
  readonly columns: readonly string[];
  /** Days from the first of the series without a value. */
  readonly warmUp: number;
  /** One array a column, one value a day; NaN during the warm-up and where the data of a day are missing. */
  compute(series: BacktestSeries): readonly Float64Array[];
}
