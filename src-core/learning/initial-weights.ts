import { createStream } from '../numerics/random-stream.ts';
import { parameterPlaces, type Architecture } from './network/architecture.ts';

/** Substreams of a training's seed: the first weights, and one an epoch for the order of its sequences. */
export const trainingStreams = { weights: 1, firstShuffle: 1_000 } as const;

/** What the cells start by: keep what they hold. */
const forgetBias = 1;

/**
 * First weights of the cells, uniform within ±1/√hidden; biases 0 but for the forget gates. The head looks at no cell yet and forecasts
 * the same for every day.
 *
 * @param start outputs for every day
 *
 * @source Jozefowicz, Zaremba & Sutskever (2015) for the forget gates
 */
export function initialWeights(architecture: Architecture, start: readonly number[], seed: number): Float64Array {
  const { hidden } = architecture;
  const places = parameterPlaces(architecture);
  const parameters = new Float64Array(places.count);
  const stream = createStream(seed, trainingStreams.weights);
  const bound = 1 / Math.sqrt(hidden);
  const draw = (from: number, count: number) => {
    for (let i = from; i < from + count; i++) parameters[i] = bound * (2 * stream.uniform() - 1);
  };
  for (const layer of places.layers) {
    draw(layer.inputWeights, 4 * hidden * layer.inputs);
    draw(layer.hiddenWeights, 4 * hidden * hidden);
    parameters.fill(forgetBias, layer.inputBias + hidden, layer.inputBias + 2 * hidden);
  }
  parameters.set(start, places.headBias);
  return parameters;
}
