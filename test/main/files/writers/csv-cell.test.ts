import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvDecimal, csvNumber, csvText } from '../../../../src-main/files/writers/csv-cell.ts';

describe('a text cell', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '  =cmd|x'])('of %j is never run as a formula', (text) => {
    const cell = csvText(text);
    expect(cell.replace(/^"/, '')[0]).toBe("'");
  });

  it('reads back as it was, or with the apostrophe in front', () => {
    const unquote = (cell: string) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect([text, `'${text}`]).toContain(unquote(csvText(text)));
      }),
    );
  });

  it('never begins with a character that starts a formula', () => {
    fc.assert(
      fc.property(fc.constantFrom('=', '+', '-', '@', '\t', '\r'), fc.string(), (start, rest) => {
        expect(csvText(start + rest)).toMatch(/^"?'/);
      }),
    );
  });
});

it('leaves negative numbers as numbers and writes nothing for none', () => {
  expect([csvNumber(-0.25), csvNumber(null), csvNumber(NaN)]).toEqual(['-0.25', '', '']);
  expect([csvDecimal('-12.50'), csvDecimal('-1+cmd')]).toEqual(['-12.50', "'-1+cmd"]);
});
