import { describe, expect, it } from 'vitest';
import { decimalText, measureText, numberText, percentNumber, plural } from '../../../src-core/report/number-text.ts';
import { timeText } from '../../../src-core/report/time-text.ts';

describe('numbers for reading', () => {
  it('group thousands and carry a true minus sign', () => {
    expect(numberText(-1_234_567.891, 2)).toBe('\u22121,234,567.89');
    expect(numberText(999, 0)).toBe('999');
    expect(decimalText('-75944292.35')).toBe('\u221275,944,292.35');
  });

  it('never show a negative zero', () => {
    expect(numberText(-0.0001, 2)).toBe('0.00');
    expect(percentNumber(-0.00001)).toBe('0.00');
  });

  it('name the unit of a measure', () => {
    expect(measureText(0.2141, 'fraction')).toBe('21.41 %');
    expect(measureText(1.85, 'multiple')).toBe('1.85×');
    expect(measureText(3.25, 'days')).toBe('3.3 days');
    expect(measureText(0.81, 'number')).toBe('0.81');
  });

  it('count nouns', () => {
    expect([0, 1, 2].map((count) => plural(count, 'limit'))).toEqual(['no limit', '1 limit', '2 limits']);
  });
});

it('shows a time to the minute in UTC and leaves other text alone', () => {
  expect(timeText('2026-01-02T08:05:00.000Z')).toBe('2026-01-02 08:05 UTC');
  expect(timeText('yesterday')).toBe('yesterday');
});
