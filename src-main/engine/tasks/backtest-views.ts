import {
  compareHorizons,
  type HorizonComparison,
  type ScaledMethod,
} from '../../../src-core/backtest/horizon-comparison.ts';
import { type RollingSchedule } from '../../../src-core/backtest/rolling-method.ts';
import {
  stressedBacktests,
  type StressedBacktest,
  type StressedMethod,
} from '../../../src-core/backtest/stressed-windows.ts';
import { type IsoDate } from '../../../src-core/market/epoch-day.ts';
import { type Task } from '../task.ts';

/** Forecasts over ten days, and in times of stress, at one confidence. */
export const backtestViews: Task<
  {
    readonly confidence: number;
    /** The whole series and one-day VaR on every forecast day. */
    readonly walked: {
      readonly returns: Float64Array;
      readonly schedule: RollingSchedule;
      readonly methods: readonly ScaledMethod[];
    };
    /** What came, and the forecasts for those days. */
    readonly came: {
      readonly dates: readonly IsoDate[];
      readonly returns: Float64Array;
      readonly methods: readonly StressedMethod[];
    };
  },
  { readonly horizon: HorizonComparison; readonly stressed: readonly StressedBacktest[] }
> = {
  name: 'backtest-views',
  run: ({ confidence, walked, came }) => ({
    horizon: compareHorizons(walked.returns, walked.schedule, walked.methods, confidence),
    stressed: stressedBacktests(came.methods, came.dates, came.returns, confidence),
  }),
};
