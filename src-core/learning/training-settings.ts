import { type HeadId } from './heads/head.ts';
import { type TargetScaling } from './return-scale.ts';

/** Everything a training is decided by besides its data. */
export interface TrainingSettings {
  readonly features: readonly string[];
  readonly head: HeadId;
  /** Ascending. */
  readonly confidences: readonly number[];
  readonly hidden: number;
  readonly layers: number;
  /** Days a sequence. */
  readonly sequence: number;
  readonly scaling: TargetScaling;
  /** Most epochs. */
  readonly epochs: number;
  /** Sequences a step of Adam. */
  readonly batch: number;
  readonly learningRate: number;
  /** Longest gradient. */
  readonly clip: number;
  /** Epochs without a better validation loss after which training stops. */
  readonly patience: number;
  /** Shares of the days; the rest is trained on. */
  readonly validation: number;
  readonly test: number;
  readonly seed: number;
}

export const usualTraining: TrainingSettings = {
  features: ['returns', 'volatility', 'range', 'momentum', 'rsi', 'macd', 'drawdown', 'volume', 'calendar'],
  head: 'joint',
  confidences: [0.95, 0.975, 0.99],
  hidden: 16,
  layers: 1,
  sequence: 20,
  scaling: 'ewma',
  epochs: 60,
  batch: 64,
  learningRate: 0.002,
  clip: 1,
  patience: 10,
  validation: 0.15,
  test: 0.15,
  seed: 1,
};
