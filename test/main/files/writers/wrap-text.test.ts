import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareWidth } from '../../../../src-main/files/writers/pdf/column-widths.ts';
import { wrapText } from '../../../../src-main/files/writers/pdf/wrap-text.ts';

const measure = (piece: string) => [...piece].length;

describe('wrapped text', () => {
  it('is broken at blanks, after hyphens and, where it must be, inside a word', () => {
    expect(wrapText('one two three', 7, measure)).toEqual(['one two', 'three']);
    expect(wrapText('end-of-day', 6, measure)).toEqual(['end-', 'of-day']);
    expect(wrapText('abcdefgh', 3, measure)).toEqual(['abc', 'def', 'gh']);
    expect(wrapText('', 3, measure)).toEqual(['']);
  });

  it('has no line wider than the room and loses no character but blanks', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 30 }), (text, width) => {
        const lines = wrapText(text, width, measure);
        for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(width);
        const kept = (of: string) => of.replace(/[\s\p{Cc}]/gu, '');
        expect(kept(lines.join(''))).toBe(kept(text));
      }),
    );
  });
});

describe('the widths of columns', () => {
  const needs = fc.array(
    fc.record({ least: fc.float({ min: 1, max: 90, noNaN: true }), more: fc.float({ min: 0, max: 200, noNaN: true }) }),
    { minLength: 1, maxLength: 12 },
  );

  it('add up to the width, none below its least where there is room for all', () => {
    fc.assert(
      fc.property(needs, fc.float({ min: 50, max: 800, noNaN: true }), (columns, width) => {
        const asked = columns.map(({ least, more }) => ({ least, natural: least + more }));
        const widths = shareWidth(asked, width);
        expect(widths.reduce((sum, one) => sum + one, 0)).toBeCloseTo(width, 4);
        const least = asked.reduce((sum, column) => sum + column.least, 0);
        if (least <= width) widths.forEach((one, i) => expect(one).toBeGreaterThanOrEqual(asked[i]!.least - 1e-6));
      }),
    );
  });
});
