import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { startTraining, trainEpochs } from '../../../src-core/learning/train.ts';
import { prepareTraining } from '../../../src-core/learning/training-data.ts';
import { usualTraining, type TrainingSettings } from '../../../src-core/learning/training-settings.ts';
import { createStream } from '../../../src-core/numerics/random-stream.ts';

/** Returns without any function of the language but +, −, × and ÷. */
function plainReturns(days: number): Float64Array {
  const stream = createStream(5, 1);
  const draw = () => Array.from({ length: 12 }, () => stream.uniform()).reduce((sum, value) => sum + value, -6);
  return Float64Array.from({ length: days }, (_, day) => (day % 90 < 30 ? 0.02 : 0.01) * draw());
}

// Weights and losses to the last bit: where an engine or a processor rounds otherwise, this is where it shows.
it.each([
  ['joint', '752e55a3df3a705c'],
  ['quantile', '47507bf755306b83'],
] as const)('three epochs of two layers with the head %s give the same bits on every machine', (head, hash) => {
  const settings: TrainingSettings = { ...usualTraining, head, layers: 2, hidden: 10, sequence: 12, epochs: 3 };
  const data = prepareTraining({ returns: plainReturns(400), context: null }, settings);
  const state = startTraining(settings, data);
  trainEpochs(data, settings, state, () => true);
  const bits = Float64Array.of(...state.parameters, ...state.training, ...state.validation);
  expect(createHash('sha256').update(bits).digest('hex').slice(0, 16)).toBe(hash);
});
