import fc from 'fast-check';
import { expect, it } from 'vitest';
import { blockBytes, blockOf } from '../../../../src-main/workspace/backtests/block-bytes.ts';

it('gives a kept block back with the same bits', () => {
  const number = fc.oneof(fc.double(), fc.constant(NaN));
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 10_000 }),
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 4 }),
      fc.string(),
      fc.infiniteStream(number),
      (from, days, levels, message, numbers) => {
        const take = (count: number) => Float64Array.from({ length: count }, () => numbers.next().value as number);
        const block = {
          from,
          to: from + days,
          var: take(levels * days),
          es: take(levels * days),
          sigma: take(days),
          refusals: [{ from, to: from + 1, code: 'NOT_CONVERGED', message }],
        };
        expect(blockOf(blockBytes(block))).toEqual(block);
        // As it comes out of a database: somewhere within a larger buffer.
        const within = new Uint8Array([0, 0, 0, ...blockBytes(block)]).subarray(3);
        expect(blockOf(within)).toEqual(block);
      },
    ),
  );
});
