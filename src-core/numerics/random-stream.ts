import { DomainError } from '../domain-error.ts';
import { normalQuantile } from './normal.ts';
import { philox4x32 } from './philox.ts';

/** Independent random numbers; the same seed, stream and position always give the same ones. */
export interface RandomStream {
  /** Uniform in [0, 1), a multiple of 2⁻⁵³. */
  uniform(): number;
  /** Uniform in (0, 1): the middle of one of 2⁵² cells. */
  openUniform(): number;
  /** Standard normal, by inversion: one draw uses exactly one position of the stream. */
  normal(): number;
}

const twoTo32 = 4_294_967_296;
const blockDraws = 2;

/**
 * Opens the numbered substream of a seed. Seeds are keys and streams are parts of the counter, so that no two streams
 * ever overlap; each holds 2⁶⁴ draws.
 *
 * @param seed whole number from 0 to 2⁵³ − 1
 * @param stream whole number from 0 to 2⁵³ − 1
 * @param position number of draws to skip
 * @throws DomainError INVALID_INPUT when an argument is not such a number
 */
export function createStream(seed: number, stream: number, position = 0): RandomStream {
  for (const [name, value] of Object.entries({ seed, stream, position })) {
    if (!Number.isSafeInteger(value) || value < 0) {
      throw new DomainError('INVALID_INPUT', `The random ${name} ${value} is not a whole number from 0 to 2^53 − 1`, {
        remedy: 'Give a whole number that is not negative',
      });
    }
  }
  const key = Uint32Array.of(seed % twoTo32, Math.floor(seed / twoTo32));
  const firstBlock = Math.floor(position / blockDraws);
  const counter = Uint32Array.of(
    firstBlock % twoTo32,
    Math.floor(firstBlock / twoTo32),
    stream % twoTo32,
    Math.floor(stream / twoTo32),
  );
  const block = new Uint32Array(4);
  let used = blockDraws;

  const nextBlock = () => {
    philox4x32(counter, key, block);
    counter[0] = (counter[0]! + 1) >>> 0;
    if (counter[0] === 0) counter[1] = (counter[1]! + 1) >>> 0;
    used = 0;
  };
  /** 53 random bits as a whole number. */
  const bits = () => {
    if (used === blockDraws) nextBlock();
    const high = block[2 * used]! >>> 5;
    const low = block[2 * used + 1]! >>> 6;
    used++;
    return high * 67_108_864 + low;
  };
  if (position % blockDraws === 1) bits();

  // The middle of one of 2⁵² cells: never 0 or 1, where quantiles are infinite.
  const openUniform = () => (Math.floor(bits() / 2) + 0.5) / 4_503_599_627_370_496;
  return {
    uniform: () => bits() / 9_007_199_254_740_992,
    openUniform,
    normal: () => normalQuantile(openUniform()),
  };
}
