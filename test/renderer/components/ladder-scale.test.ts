import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ladderScale } from '../../../src-renderer/components/ladder-scale.ts';

const threshold = fc.double({ min: 0.01, max: 100, noNaN: true });

describe('a hull', () => {
  it('shows a value beyond a mark beyond it, and within it within', () => {
    fc.assert(
      fc.property(threshold, fc.double({ min: 0, max: 1.16, noNaN: true }), (limit, share) => {
        const { value, marks } = ladderScale({ value: share * limit, warn: null, limit, halt: null });
        expect(Math.sign(value - marks[0]!.at)).toBe(Math.sign(share * limit - limit));
      }),
    );
  });

  it('keeps everything on the hull', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), threshold, threshold, (value, a, b) => {
        const scale = ladderScale({ value, warn: Math.min(a, b), limit: Math.max(a, b), halt: null });
        for (const at of [scale.value, ...scale.marks.map((mark) => mark.at)]) {
          expect(at).toBeGreaterThanOrEqual(0);
          expect(at).toBeLessThanOrEqual(400);
        }
      }),
    );
  });

  it('puts the highest mark of every limit at the same place', () => {
    const places = [0.2, 3, 50].map((limit) => ladderScale({ value: 0, warn: null, limit, halt: null }).marks[0]!.at);
    expect(new Set(places.map((at) => at.toFixed(9))).size).toBe(1);
  });

  it('is empty without a value', () => {
    expect(ladderScale({ value: null, warn: 1, limit: 2, halt: 3 }).value).toBe(0);
  });
});
