import { describe, expect, it } from 'vitest';
import { philox4x32 } from '../../../src-core/numerics/philox.ts';
import { createStream } from '../../../src-core/numerics/random-stream.ts';

const block = (counter: number[], key: number[]) => {
  const output = new Uint32Array(4);
  philox4x32(Uint32Array.from(counter), Uint32Array.from(key), output);
  return [...output];
};

// Known answers of Random123 1.14.0, file tests/kat_vectors, philox4x32 10.
const knownAnswers = [
  { counter: [0, 0, 0, 0], key: [0, 0], answer: [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8] },
  {
    counter: [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
    key: [0xffffffff, 0xffffffff],
    answer: [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
  },
  {
    counter: [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
    key: [0xa4093822, 0x299f31d0],
    answer: [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
  },
];

describe('Philox4x32-10', () => {
  it.each(knownAnswers)('gives the published answer for counter $counter', ({ counter, key, answer }) => {
    expect(block(counter, key)).toEqual(answer);
  });
});

describe('a random stream', () => {
  const draw = (seed: number, stream: number, position?: number) => {
    const random = createStream(seed, stream, position);
    return Array.from({ length: 7 }, () => random.uniform());
  };

  it('repeats itself for the same seed and stream', () => {
    expect(draw(42, 7)).toEqual(draw(42, 7));
  });

  it('differs from its neighbours', () => {
    const draws = [draw(1, 1), draw(1, 2), draw(2, 1), draw(2 ** 32 + 1, 1), draw(1, 2 ** 32 + 1)].flat();
    expect(new Set(draws).size).toBe(draws.length);
  });

  it.each([1, 2, 3, 4])('opened %i draws further on continues the same sequence', (position) => {
    expect(draw(9, 3, position).slice(0, 7 - position)).toEqual(draw(9, 3).slice(position));
  });

  it('carries over into the second counter word', () => {
    const random = createStream(5, 0, 2 ** 33 - 1);
    random.uniform();
    expect(random.uniform()).toBe(createStream(5, 0, 2 ** 33).uniform());
  });

  it('draws uniforms and normals with the moments of their distributions', () => {
    const random = createStream(2024, 1);
    const size = 20_000;
    const uniforms = Array.from({ length: size }, () => random.uniform());
    const normals = Array.from({ length: size }, () => random.normal());
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / size;
    expect(Math.min(...uniforms)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...uniforms)).toBeLessThan(1);
    // Five standard errors each.
    expect(Math.abs(mean(uniforms) - 0.5)).toBeLessThan(5 * Math.sqrt(1 / 12 / size));
    expect(Math.abs(mean(normals))).toBeLessThan(5 / Math.sqrt(size));
    expect(Math.abs(mean(normals.map((z) => z * z)) - 1)).toBeLessThan(5 * Math.sqrt(2 / size));
    expect(Math.abs(mean(normals.map((z) => z ** 4)) - 3)).toBeLessThan(5 * Math.sqrt(96 / size));
  });

  it('refuses a seed that is not a whole number', () => {
    expect(() => createStream(0.5, 0)).toThrow(/random seed 0.5/);
  });
});
