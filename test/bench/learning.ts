import { rollingMethod } from '../../src-core/backtest/rolling/registry.ts';
import { adamStep, clipToLength, newAdamState } from '../../src-core/learning/adam.ts';
import { heads } from '../../src-core/learning/heads/registry.ts';
import { initialWeights } from '../../src-core/learning/initial-weights.ts';
import { type SequenceNetwork } from '../../src-core/learning/network/network.ts';
import { plainNetwork } from '../../src-core/learning/network/plain-network.ts';
import { simdNetwork } from '../../src-core/learning/network/simd/simd-network.ts';
import { createStream } from '../../src-core/numerics/random-stream.ts';
import { medianMilliseconds, type Bench, type Figure } from './measure.ts';
import { runLearningPeer } from './peers.ts';

const sequences = 2000;
const batch = 64;
const shape = { inputs: 8, hidden: 32, layers: 1, steps: 20, outputs: 1 };

/** One epoch of training, a forward pass and a backtest by the LSTM, one thread. */
export const learning: Bench = {
  name: 'learning',
  async run({ python }) {
    const figures: Figure[] = [];
    const time = async (name: string, aim: string, runs: number, body: () => unknown) => {
      const value = await medianMilliseconds(runs, body);
      figures.push({ name, value, unit: 'ms', runs, aim });
      return value;
    };
    const fast = simdNetwork(shape, batch);
    const epoch = trainer(fast);
    const ours = await time('one epoch: 2,000 sequences × 20 × 8, hidden 32, batch 64', '≤ 150', 15, epoch);
    await time('the same in plain loops', '', 3, trainer(plainNetwork(shape)));
    const whole = simdNetwork(shape, sequences);
    whole.setParameters(initialWeights(shape, [-2], 1));
    const last = Int32Array.from({ length: sequences }, (_, i) => shape.steps - 1 + i);
    const forward = await time('forward pass of 2,000 sequences', '', 15, () => whole.forward({ features, last }));
    const schedule = { window: 250, scheme: 'rolling', refitEvery: 20, confidences: [0.99], options: {} } as const;
    await time('backtest by the LSTM, 1,510 days, trained six times', '', 5, () =>
      rollingMethod('lstm').forecast({ returns: dailyReturns, context: null }, schedule, 250, 1760),
    );
    if (python !== null) {
      const peer = runLearningPeer(python);
      const beside = (name: string, value: number, unit: string) =>
        figures.push({ name, value, unit, runs: 9, aim: '' });
      for (const precision of ['float32', 'float64'] as const) {
        beside(`PyTorch’s epoch in ${precision}`, peer[precision], 'ms');
        beside('PyTorch ÷ ours', peer[precision] / ours, '×');
        beside(`PyTorch’s forward pass in ${precision}`, peer[`${precision}Forward`], 'ms');
        beside('PyTorch ÷ ours', peer[`${precision}Forward`] / forward, '×');
      }
    }
    return figures;
  },
};

const stream = createStream(1, 1);
const features = Float64Array.from({ length: (sequences + shape.steps) * shape.inputs }, () => stream.normal());
const targets = Float64Array.from({ length: sequences }, () => stream.normal());
const dailyReturns = Float64Array.from({ length: 1760 }, () => 0.01 * stream.normal());

/** One epoch of Adam on the pinball loss, as PyTorch does it. */
function trainer(network: SequenceNetwork): () => void {
  const parameters = initialWeights(shape, [-2], 1);
  const gradient = new Float64Array(parameters.length);
  const state = newAdamState(parameters.length);
  return () => {
    for (let from = 0; from < sequences; from += batch) {
      const count = Math.min(batch, sequences - from);
      network.setParameters(parameters);
      const last = Int32Array.from({ length: count }, (_, i) => shape.steps - 1 + from + i);
      const outputs = network.forward({ features, last });
      const slopes = new Float64Array(count);
      for (let i = 0; i < count; i++) heads.quantile.loss(outputs, i, targets[from + i]!, [0.01], slopes, 1 / count);
      network.backward(slopes, gradient);
      clipToLength(gradient, 1);
      adamStep(parameters, gradient, state, { learningRate: 0.001 });
    }
  };
}
