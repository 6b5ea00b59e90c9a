import { describe, expect, it } from 'vitest';
import { decimalText, measureText, numberText, percentNumber, plural } from '../../../src-core/report/number-text.ts';
import { dateText, reportLocale, reportLocales, timeText } from '../../../src-core/report/report-locale.ts';

const iso = reportLocale('iso');
const german = reportLocale('de-DE');

describe('numbers for reading', () => {
  it('group thousands and carry a true minus sign', () => {
    expect(numberText(-1_234_567.891, 2, iso)).toBe('\u22121,234,567.89');
    expect(numberText(999, 0, iso)).toBe('999');
    expect(decimalText('-75944292.35', iso)).toBe('\u221275,944,292.35');
  });

  it('never show a negative zero', () => {
    expect(numberText(-0.0001, 2, iso)).toBe('0.00');
    expect(percentNumber(-0.00001, 2, iso)).toBe('0.00');
  });

  it('name the unit of a measure', () => {
    expect(measureText(0.2141, 'fraction', iso)).toBe('21.41 %');
    expect(measureText(1.85, 'multiple', iso)).toBe('1.85×');
    expect(measureText(3.25, 'days', iso)).toBe('3.3 days');
    expect(measureText(0.81, 'number', iso)).toBe('0.81');
  });

  it('count nouns', () => {
    expect([0, 1, 2].map((count) => plural(count, 'limit'))).toEqual(['no limit', '1 limit', '2 limits']);
  });
});

describe('a locale', () => {
  it('writes numbers with its own marks', () => {
    expect(numberText(-1_234_567.891, 2, german)).toBe('\u22121.234.567,89');
    expect(numberText(1_234.5, 1, reportLocale('fr-FR'))).toBe('1\u00a0234,5');
    expect(measureText(0.2141, 'fraction', german)).toBe('21,41 %');
  });

  it('writes dates in its own order and leaves other text alone', () => {
    expect(dateText('2026-01-31', german)).toBe('31.01.2026');
    expect(dateText('2026-01-31', reportLocale('en-US'))).toBe('01/31/2026');
    expect(dateText('–', german)).toBe('–');
  });

  it('shows a time to the minute in UTC', () => {
    expect(timeText('2026-01-02T08:05:00.000Z', iso)).toBe('2026-01-02 08:05 UTC');
    expect(timeText('2026-01-02T08:05:00.000Z', german)).toBe('02.01.2026 08:05 UTC');
    expect(timeText('yesterday', iso)).toBe('yesterday');
  });

  it.each(reportLocales)('$id shows in its label what it does', (locale) => {
    expect(locale.label.replaceAll(' ', '\u00a0')).toContain(numberText(1234.56, 2, locale));
    expect(locale.label).toContain(dateText('2026-01-31', locale));
  });
});
