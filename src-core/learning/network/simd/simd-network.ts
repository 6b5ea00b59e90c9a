import { parameterPlaces, type Architecture } from '../architecture.ts';
import { type SequenceBatch, type SequenceNetwork } from '../network.ts';
import { layerLayout, runtime, simdLayer } from './simd-layer.ts';

const pageBytes = 65_536;
const roundUp = (value: number, to: number) => Math.ceil(value / to) * to;

/**
 * The network by vector instructions, all sequences of a batch side by side. Outputs are those of the plain loops to the last bit;
 * gradients differ in the order of their sums over sequences and steps.
 *
 * @param most sequences of a batch
 */
export function simdNetwork(architecture: Architecture, most: number): SequenceNetwork {
  const { hidden: cells, steps, outputs, inputs, layers: depth } = architecture;
  const places = parameterPlaces(architecture);
  const hidden = roundUp(cells, 4);
  const sequences = roundUp(most, 4);
  const sizes = places.layers.map((layer, index) => ({
    inputs: index === 0 ? layer.inputs : hidden,
    hidden,
    sequences,
    steps,
    withInputSlopes: index > 0,
  }));
  const layouts = sizes.map(layerLayout);
  const widest = Math.max(...layouts.map(({ slopes }) => slopes), hidden);

  let used = 0;
  const take = (doubles: number) => {
    const address = 8 * used;
    used += roundUp(doubles, 8);
    return address;
  };
  const memory = new runtime.Memory({ initial: 1 });
  const layers = sizes.map((size, index) => {
    const above = layouts[index + 1];
    return simdLayer(memory, size, take, above ? above.width : hidden, above ? above.slopes : hidden);
  });
  const top = take(sequences * hidden);
  const topSlopes = take(sequences * hidden);
  const zeros = take(sequences * widest);
  memory.grow(Math.max(0, Math.ceil((8 * used) / pageBytes) - 1));
  const numbers = new Float64Array(memory.buffer);
  const weights = new Float64Array(places.count);
  let made = new Float64Array(0);
  let count = 0;

  // The bias's column of ones; everything else that is not written is 0 and stays so.
  for (const layer of layers) {
    for (let row = 0; row < steps * sequences; row++) numbers[layer.at.inputs / 8 + row * layer.layout.width] = 1;
  }

  return {
    setParameters(parameters) {
      weights.set(parameters);
      layers.forEach((layer, index) => layer.setWeights(parameters, places.layers[index]!, cells));
    },

    forward({ features, last }: SequenceBatch) {
      count = last.length;
      const first = layers[0]!;
      for (let step = 0; step < steps; step++) {
        let to = first.inputsAt(step) / 8 + first.layout.inputColumn;
        for (let sequence = 0; sequence < count; sequence++) {
          const from = (last[sequence]! - steps + 1 + step) * inputs;
          for (let k = 0; k < inputs; k++) numbers[to + k] = features[from + k]!;
          to += first.layout.width;
        }
      }
      layers.forEach((layer, index) => {
        const above = layers[index + 1];
        layer.forward(count, above ? (step) => above.inputsAt(step) + 8 * above.layout.inputColumn : () => top);
      });
      if (made.length !== count * outputs) made = new Float64Array(count * outputs);
      for (let sequence = 0; sequence < count; sequence++) {
        const state = top / 8 + sequence * hidden;
        for (let output = 0; output < outputs; output++) {
          const row = places.headWeights + output * cells;
          let sum = weights[places.headBias + output]!;
          for (let j = 0; j < cells; j++) sum += weights[row + j]! * numbers[state + j]!;
          made[sequence * outputs + output] = sum;
        }
      }
      return made;
    },

    backward(slopes, gradient) {
      gradient.fill(0);
      numbers.fill(0, topSlopes / 8, topSlopes / 8 + sequences * hidden);
      for (let sequence = 0; sequence < count; sequence++) {
        const state = top / 8 + sequence * hidden;
        const slope = topSlopes / 8 + sequence * hidden;
        for (let output = 0; output < outputs; output++) {
          const value = slopes[sequence * outputs + output]!;
          const row = places.headWeights + output * cells;
          gradient[places.headBias + output]! += value;
          for (let j = 0; j < cells; j++) {
            gradient[row + j]! += value * numbers[state + j]!;
            numbers[slope + j]! += value * weights[row + j]!;
          }
        }
      }
      for (let index = depth - 1; index >= 0; index--) {
        const above = layers[index + 1];
        const fromAbove = above
          ? (step: number) => above.slopesAt(step)
          : (step: number) => (step === steps - 1 ? topSlopes : zeros);
        layers[index]!.backward(count, fromAbove);
        layers[index]!.readGradient(gradient, places.layers[index]!, cells);
      }
    },
  };
}
