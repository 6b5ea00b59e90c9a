import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { epochDay, isoDate } from '../../../../src-core/market/epoch-day.ts';
import { DateFormat } from '../../../../src-main/files/import/date-format.ts';
import { detectDatePattern, detectDecimal } from '../../../../src-main/files/import/detect-format.ts';

describe('DateFormat', () => {
  it('reads every ISO date as the core does', () => {
    const format = new DateFormat();
    fc.assert(fc.property(fc.integer({ min: -200_000, max: 200_000 }), (day) => format.parse(isoDate(day)) === day));
  });

  it.each([
    '2017-13-03',
    '2017-02-29',
    '1900-02-29',
    '2017-00-10',
    '2017-01-00',
    '2017-1-3',
    '03.01.2017',
    'x017-01-03',
    '',
  ])('refuses %j as an ISO date', (text) => {
    expect(new DateFormat().parse(text)).toBeNaN();
  });

  it('reads other patterns, and ISO dates beside them', () => {
    const format = new DateFormat('dd.MM.yyyy');
    expect(format.parse('03.01.2017')).toBe(epochDay('2017-01-03'));
    expect(format.parse('2017-01-03')).toBe(epochDay('2017-01-03'));
    expect(format.parse('31.02.2017')).toBeNaN();
    expect(new DateFormat('dd-MMM-yyyy').parse('29-Feb-2020')).toBe(epochDay('2020-02-29'));
  });

  it('reads nothing by a pattern that is none', () => {
    expect(new DateFormat('nonsense YYYY DD').parse('03.01.2017')).toBeNaN();
  });
});

describe('detectDatePattern', () => {
  it.each([
    ['yyyy-MM-dd', ['2017-01-03', '2017-13-03']],
    ['dd.MM.yyyy', ['03.01.2017', '04.01.2017']],
    ['MM/dd/yyyy', ['01/13/2017', '01/03/2017']],
    ['dd/MM/yyyy', ['13/01/2017', '03/01/2017']],
    ['yyyyMMdd', ['20170103']],
    ['yyyy-MM-dd', []],
  ])('finds %s', (pattern, texts) => {
    expect(detectDatePattern(texts)).toEqual({ value: pattern, note: null });
  });

  it('says so where day and month cannot be told apart', () => {
    const { value, note } = detectDatePattern(['03/01/2017', '04/01/2017']);
    expect(value).toBe('dd/MM/yyyy');
    expect(note).toContain('MM/dd/yyyy');
  });
});

describe('detectDecimal', () => {
  it('finds the comma in numbers that need it', () => {
    expect(detectDecimal(['1.234,50', '12,5', '7']).value).toBe(',');
    expect(detectDecimal(['1234.5', '7']).value).toBe('.');
  });

  it('keeps the point and says so where a comma may be either', () => {
    expect(detectDecimal(['1,234', '5,678'])).toEqual({ value: '.', note: expect.stringContaining('declare which') });
  });
});
