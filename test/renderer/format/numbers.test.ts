import { describe, expect, it } from 'vitest';
import { firstValidLocale } from '../../../src-renderer/format/locale.ts';
import { decimal, missing, money, percentNumber, signed, significant } from '../../../src-renderer/format/numbers.ts';

describe('numbers on the screen', () => {
  it('show a real minus sign', () => {
    expect(decimal(-1.5, 1)).toMatch(/^\u22121.5$/);
    expect(percentNumber(-0.02)).toMatch(/^\u2212/);
  });

  it('show no sign of a value that rounds to zero', () => {
    expect(decimal(-0.004)).toMatch(/^0/);
    expect(percentNumber(-0.00001)).toMatch(/^0/);
  });

  it('show a dash where there is no value', () => {
    for (const absent of [null, undefined, NaN]) expect(decimal(absent)).toBe(missing);
    expect(money(null)).toBe(missing);
  });

  it('show as many digits as are significant, and whole numbers as they are', () => {
    const shown = [0.0642, 6.5527, 100_000, 25].map((value) => significant(value, 4).replaceAll(/[^\d]/g, ''));
    expect(shown).toEqual(['006420', '6553', '100000', '25']);
    expect(significant(-1.0277e-6, 4)).toMatch(/^\u22121.028E\u22126$/);
  });

  it('always show the sign of a difference, and none of a difference that rounds to zero', () => {
    expect(signed(0.5, 1)).toMatch(/^\+/);
    expect(signed(-0.5, 1)).toMatch(/^\u2212/);
    expect(signed(-0.001, 1)).toMatch(/^0/);
  });
});

describe('the reader’s language', () => {
  it('is the first that is valid, so that an odd system cannot stop the window', () => {
    expect(firstValidLocale(['en-US@posix', 'de-CH', 'fr'])).toBe('de-CH');
    expect(firstValidLocale(['en-US@posix'])).toBeUndefined();
    expect(() => new Intl.NumberFormat(firstValidLocale(['C'])).format(1)).not.toThrow();
  });
});
