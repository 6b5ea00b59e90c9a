import { type BacktestSeries } from '../../../src-core/backtest/rolling-method.ts';
import { DomainError } from '../../../src-core/domain-error.ts';
import { type LearnedModel } from '../../../src-core/learning/learned-model.ts';
import { type TrainingResult } from '../../../src-core/learning/training-result.ts';
import { type TrainingSettings } from '../../../src-core/learning/training-settings.ts';
import { stateOfCheckpoint } from '../../../src-core/learning/training-state.ts';
import { type Engine } from '../../engine/index.ts';
import { type CallOptions } from '../context.ts';

/** @param epochs those of the last checkpoint that is kept; 0 = none */
export function cancelledTraining(epochs: number): DomainError {
  const kept = epochs === 0 ? 'Nothing is kept' : `${epochs} epochs are kept; the same training goes on from there`;
  return new DomainError('CANCELLED', 'The training was cancelled', { kept });
}

/** A checkpoint is handed over after so many epochs, or the one in which so much time has passed. */
const stretch = { epochs: 25, milliseconds: 750 };

/**
 * Trains in the pool, from one checkpoint to the next. Where it is cut or resumed changes no bit of the result.
 *
 * @param checkpoint to go on from; null = from the first weights
 * @param keep is handed every checkpoint but the last; null = none is kept
 * @throws DomainError CANCELLED, with what is kept
 */
export async function trainInPool(
  engine: Engine,
  series: BacktestSeries,
  settings: TrainingSettings,
  checkpoint: Uint8Array | null,
  keep: ((checkpoint: Uint8Array) => Promise<void>) | null,
  options: CallOptions,
): Promise<{ readonly model: LearnedModel; readonly result: TrainingResult }> {
  const { signal, onProgress } = options;
  const quiet = signal ? { signal } : {};
  const watched = { ...quiet, ...(onProgress ? { onProgress } : {}) };
  const data = await engine.run('training-prepare', { series, settings }, quiet);
  let last = checkpoint;
  let kept = checkpoint === null || keep === null ? 0 : stateOfCheckpoint(checkpoint).training.length;
  try {
    for (let ended = false; !ended;) {
      const made = await engine.run('training-epochs', { data, settings, checkpoint: last, stretch }, watched);
      last = made.checkpoint;
      ended = made.ended;
      if (keep === null || ended) continue;
      await keep(last);
      kept = made.epochs;
    }
  } catch (thrown) {
    if (!(thrown instanceof DomainError) || thrown.code !== 'CANCELLED') throw thrown;
    throw cancelledTraining(kept);
  }
  return engine.run('training-result', { series, data, settings, checkpoint: last! }, quiet);
}
