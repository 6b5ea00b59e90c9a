import { describe, expect, it } from 'vitest';
import { adamStep, newAdamState } from '../../../src-core/learning/adam.ts';
import { quantileHead } from '../../../src-core/learning/heads/quantile-head.ts';
import { parameterPlaces, type Architecture } from '../../../src-core/learning/network/architecture.ts';
import { type SequenceNetwork } from '../../../src-core/learning/network/network.ts';
import { plainNetwork } from '../../../src-core/learning/network/plain-network.ts';
import { simdNetwork } from '../../../src-core/learning/network/simd/simd-network.ts';
import reference from '../../reference/lstm.json' with { type: 'json' };

const { inputs: given, expected } = reference;
const shape: Architecture = {
  inputs: given.input_size,
  hidden: given.hidden_size,
  layers: 1,
  steps: given.sequence_length,
  outputs: 1,
};
const places = parameterPlaces(shape);
const layer = places.layers[0]!;

interface Weights {
  readonly weight_ih: readonly (readonly number[])[];
  readonly weight_hh: readonly (readonly number[])[];
  readonly bias_ih: readonly number[];
  readonly bias_hh: readonly number[];
  readonly head_weight: readonly (readonly number[])[];
  readonly head_bias: readonly number[];
}

function flat(weights: Weights): Float64Array {
  const parameters = new Float64Array(places.count);
  parameters.set(weights.weight_ih.flat(), layer.inputWeights);
  parameters.set(weights.weight_hh.flat(), layer.hiddenWeights);
  parameters.set(weights.bias_ih, layer.inputBias);
  parameters.set(weights.bias_hh, layer.hiddenBias);
  parameters.set(weights.head_weight.flat(), places.headWeights);
  parameters.set(weights.head_bias, places.headBias);
  return parameters;
}

const initial = flat(given as unknown as Weights);
const features = Float64Array.from(given.sequences.flat(2));
const lastOf = (sequence: number) => (sequence + 1) * shape.steps - 1;

/** Outputs, mean loss and gradient of some of the sequences. */
function evaluate(network: SequenceNetwork, parameters: Float64Array, sequences: readonly number[], tau: number) {
  network.setParameters(parameters);
  const outputs = network.forward({ features, last: Int32Array.from(sequences, lastOf) }).slice();
  const slopes = new Float64Array(outputs.length);
  let loss = 0;
  sequences.forEach((sequence, i) => {
    const target = given.targets[sequence]!;
    loss += quantileHead.loss(outputs, i, target, [tau], slopes, 1 / sequences.length) / sequences.length;
  });
  const gradient = new Float64Array(places.count);
  network.backward(slopes, gradient);
  return { outputs, loss, gradient };
}

const within = (got: ArrayLike<number>, want: ArrayLike<number>, tolerance: number) =>
  Array.from(want).forEach((value, i) => expect(Math.abs(got[i]! - value)).toBeLessThanOrEqual(tolerance));

const cases = Object.entries(expected).filter(([name]) => name !== 'ten_adam_steps_batch_of_three_tau_0.01');

describe.each([
  ['plain loops', () => plainNetwork(shape)],
  ['vector instructions', () => simdNetwork(shape, 3)],
] as const)('the published network in %s', (_, make) => {
  it.each(cases)('gives the published quantiles, loss and gradients: %s', (_, value) => {
    const want = value as unknown as {
      sequences: number[];
      tau?: number;
      predicted_quantile: number[];
      loss: number;
      gradients: Weights;
    };
    const tau = want.tau ?? (_.endsWith('0.05') ? 0.05 : 0.01);
    const { outputs, loss, gradient } = evaluate(make(), initial, want.sequences, tau);
    within(outputs, want.predicted_quantile, 1e-14);
    within([loss], [want.loss], 1e-14);
    within(gradient, flat(want.gradients), 1e-13);
  });

  it('goes the published ten steps of Adam', () => {
    const want = expected['ten_adam_steps_batch_of_three_tau_0.01'];
    const network = make();
    const parameters = initial.slice();
    const state = newAdamState(places.count);
    for (const loss of want.loss_before_each_step) {
      const made = evaluate(network, parameters, [0, 1, 2], 0.01);
      within([made.loss], [loss], 1e-9);
      adamStep(parameters, made.gradient, state, { learningRate: want.learning_rate });
    }
    within(evaluate(network, parameters, [0, 1, 2], 0.01).outputs, want.predicted_quantile_after, 1e-9);
    within(parameters.subarray(places.headWeights), want.head_weight_after.flat(), 1e-9);
    within(parameters.subarray(places.headBias), want.head_bias_after, 1e-9);
  });
});
