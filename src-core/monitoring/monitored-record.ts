import { type IsoDate } from '../market/epoch-day.ts';

/** Forecasts of one method for each day of a record, known the evening before. NaN = none for that day. */
export interface MonitoredMethod {
  readonly id: string;
  readonly label: string;
  /** Fractions, positive = loss. */
  readonly var: Float64Array;
  readonly es: Float64Array;
  /** Daily standard deviation. */
  readonly sigma: Float64Array;
}

/** Forecasts beside what happened: what monitoring looks at, wherever it comes from. */
export interface MonitoredRecord {
  /** A stored backtest, or a risk run's own history where there is none. */
  readonly source: 'backtest' | 'risk';
  /** Whose profit and loss it is: of today's holdings carried back, or the portfolio's own. */
  readonly profitAndLoss: 'simulated' | 'realised';
  readonly confidence: number;
  /** Ascending. */
  readonly dates: readonly IsoDate[];
  /** Daily, fractions; no NaN. */
  readonly returns: Float64Array;
  readonly methods: readonly MonitoredMethod[];
}
