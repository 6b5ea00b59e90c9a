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
  const size = (min: number, max: number) => fc.float({ min, max, noNaN: true });
  const needs = fc.array(fc.record({ least: size(1, 90), more: size(0, 200), firm: fc.boolean() }), {
    minLength: 1,
    maxLength: 12,
  });

  it('add up to the width, none below its least where there is room for all, and no number broken while there is text', () => {
    fc.assert(
      fc.property(needs, size(50, 800), (columns, width) => {
        const asked = columns.map(({ least, more, firm }) => ({ least, natural: least + more, firm }));
        const widths = shareWidth(asked, width);
        expect(widths.reduce((sum, one) => sum + one, 0)).toBeCloseTo(width, 3);
        const sum = (kept: (column: { firm: boolean }) => boolean) =>
          asked.filter(kept).reduce((total, column) => total + column.least, 0);
        const fits = sum(() => true) <= width;
        const firmFits = asked.some(({ firm }) => !firm) && sum(({ firm }) => firm) < width;
        widths.forEach((one, i) => {
          if (fits || (firmFits && asked[i]!.firm)) expect(one).toBeGreaterThanOrEqual(asked[i]!.least - 1e-4);
        });
      }),
    );
  });

  it('break words in the widest column first', () => {
    const column = (least: number, firm = false) => ({ least, natural: 2 * least, firm });
    expect(shareWidth([column(40, true), column(10), column(90), column(70)], 150)).toEqual([40, 10, 50, 50]);
  });
});
