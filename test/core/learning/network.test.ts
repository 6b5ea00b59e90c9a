import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { initialWeights } from '../../../src-core/learning/initial-weights.ts';
import { parameterPlaces, type Architecture } from '../../../src-core/learning/network/architecture.ts';
import { type SequenceNetwork } from '../../../src-core/learning/network/network.ts';
import { plainNetwork } from '../../../src-core/learning/network/plain-network.ts';
import { simdNetwork } from '../../../src-core/learning/network/simd/simd-network.ts';
import { createStream } from '../../../src-core/numerics/random-stream.ts';

const shapes = fc.record({
  inputs: fc.integer({ min: 1, max: 9 }),
  hidden: fc.integer({ min: 1, max: 13 }),
  layers: fc.constantFrom(1, 2),
  steps: fc.integer({ min: 1, max: 6 }),
  outputs: fc.integer({ min: 1, max: 4 }),
});
const sizes = fc.integer({ min: 1, max: 11 });

/** Drawn weights, sequences that overlap, and slopes of the outputs. */
function drawn(shape: Architecture, count: number, seed: number) {
  const stream = createStream(seed, 9);
  const normals = (length: number, scale = 1) => Float64Array.from({ length }, () => scale * stream.normal());
  return {
    parameters: normals(parameterPlaces(shape).count, 0.5),
    batch: {
      features: normals((count + shape.steps) * shape.inputs),
      last: Int32Array.from({ length: count }, (_, i) => shape.steps - 1 + ((7 * i) % (count + 1))),
    },
    slopes: normals(count * shape.outputs),
  };
}

function run(network: SequenceNetwork, { parameters, batch, slopes }: ReturnType<typeof drawn>) {
  network.setParameters(parameters);
  const outputs = network.forward(batch).slice();
  const gradient = new Float64Array(parameters.length);
  network.backward(slopes, gradient);
  return { outputs, gradient };
}

describe('the network', () => {
  it('gives by vector instructions what plain loops give: outputs to the last bit, gradients but for the order of sums', () => {
    fc.assert(
      fc.property(shapes, sizes, fc.integer({ min: 0, max: 1000 }), (shape, count, seed) => {
        const given = drawn(shape, count, seed);
        const plain = run(plainNetwork(shape), given);
        const fast = run(simdNetwork(shape, count), given);
        expect(fast.outputs).toEqual(plain.outputs);
        const largest = plain.gradient.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
        plain.gradient.forEach((value, i) =>
          expect(Math.abs(fast.gradient[i]! - value)).toBeLessThanOrEqual(1e-12 * largest),
        );
      }),
      { numRuns: 80 },
    );
  });

  it('gives the same bits in any batch and after any other', () => {
    const shape = { inputs: 5, hidden: 9, layers: 2, steps: 7, outputs: 2 };
    const given = drawn(shape, 10, 3);
    const other = drawn(shape, 10, 4);
    const fresh = run(simdNetwork(shape, 10), given);
    const used = simdNetwork(shape, 16);
    run(used, other);
    expect(run(used, given)).toEqual(fresh);
    used.forward({ ...given.batch, last: given.batch.last.slice(2, 5) });
    expect(used.forward({ ...given.batch, last: given.batch.last.slice(2, 5) })).toEqual(fresh.outputs.slice(4, 10));
  });

  it('has the gradient that differences have', () => {
    fc.assert(
      fc.property(shapes, fc.integer({ min: 0, max: 1000 }), (shape, seed) => {
        const given = drawn(shape, 3, seed);
        const network = simdNetwork(shape, 3);
        const { gradient } = run(network, given);
        const valueAt = (parameters: Float64Array) => {
          network.setParameters(parameters);
          return network.forward(given.batch).reduce((sum, output, i) => sum + output * given.slopes[i]!, 0);
        };
        const stream = createStream(seed, 10);
        for (let trial = 0; trial < 12; trial++) {
          const i = Math.floor(stream.uniform() * gradient.length);
          const step = 1e-5;
          const [up, down] = [given.parameters.slice(), given.parameters.slice()];
          up[i]! += step;
          down[i]! -= step;
          const difference = (valueAt(up) - valueAt(down)) / (2 * step);
          expect(Math.abs(difference - gradient[i]!)).toBeLessThan(1e-7 * Math.max(1, Math.abs(difference)));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('starts from the same weights for a seed, others for another', () => {
    const shape = { inputs: 5, hidden: 8, layers: 2, steps: 10, outputs: 2 };
    expect(initialWeights(shape, [1, 2], 7)).toEqual(initialWeights(shape, [1, 2], 7));
    expect(initialWeights(shape, [1, 2], 8)).not.toEqual(initialWeights(shape, [1, 2], 7));
  });
});
