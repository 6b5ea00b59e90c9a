import { type BacktestSeries } from '../../../src-core/backtest/rolling-method.ts';
import { featureView, type FeatureView } from '../../../src-core/learning/features/feature-view.ts';
import { type Task } from '../task.ts';

/** Every feature of a series as an analyst looks at it: its history, and its distribution in training against now. */
export const trainingFeatures: Task<
  { readonly series: BacktestSeries; readonly trainShare: number; readonly column: string | null },
  FeatureView
> = {
  name: 'training-features',
  run: ({ series, trainShare, column }) => featureView(series, trainShare, column),
};
