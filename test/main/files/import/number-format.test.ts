import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalText, numberFault, parseNumber } from '../../../../src-main/files/import/number-format.ts';

const point = { decimal: '.', thousands: '' } as const;
const comma = { decimal: ',', thousands: '' } as const;
const grouped = { decimal: '.', thousands: ',' } as const;

describe('parseNumber', () => {
  it('gives the very double that Number gives', () => {
    const text = fc
      .tuple(fc.constantFrom('', '-', '+'), fc.stringMatching(/^\d{1,18}$/), fc.stringMatching(/^(\.\d{0,18})?$/))
      .map((parts) => parts.join(''));
    fc.assert(fc.property(text, (written) => Object.is(parseNumber(written, point) + 0, Number(written) + 0)));
  });

  it('round-trips every finite double', () => {
    const double = fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0));
    fc.assert(fc.property(double, (value) => Object.is(parseNumber(String(value), point), value)));
  });

  it('reads a decimal comma only where it is declared', () => {
    expect(parseNumber('1234,5', comma)).toBe(1234.5);
    expect(parseNumber('1234.5', comma)).toBeNaN();
    expect(parseNumber('1234,5', point)).toBeNaN();
  });

  it('reads thousands separators only where they are declared and in their places', () => {
    expect(parseNumber('1,234,567.5', grouped)).toBe(1234567.5);
    expect(parseNumber('1.234,5', { decimal: ',', thousands: '.' })).toBe(1234.5);
    for (const text of ['1,23', '12345,678', ',123', '1,234,', '0.123,456'])
      expect(parseNumber(text, grouped)).toBeNaN();
    expect(parseNumber('1,234', point)).toBeNaN();
  });

  it.each(['', '-', '.', 'abc', '0x10', '1e', 'Infinity', 'NaN', '1 2', '--1', '1.2.3', '5%'])('refuses %j', (text) => {
    expect(parseNumber(text, point)).toBeNaN();
  });
});

describe('decimalText', () => {
  it('keeps every digit of an exact amount', () => {
    expect(decimalText('12345678901234567890.123456789012', point)).toBe('12345678901234567890.123456789012');
    expect(decimalText('-0012.50', point)).toBe('-12.50');
    expect(decimalText('+.5', point)).toBe('0.5');
    expect(decimalText('-0,00', comma)).toBe('0.00');
  });

  it('refuses what is not exact or not a number', () => {
    for (const text of ['1e5', '1.1234567890123', '123456789012345678901', '', '-', '1,5']) {
      expect(decimalText(text, point)).toBeNull();
    }
  });
});

describe('numberFault', () => {
  it('tells an undeclared separator from nonsense', () => {
    expect(numberFault('1,234', point)).toContain('decimal mark is "."');
    expect(numberFault("1'234", point)).toContain('thousands separator');
    expect(numberFault('abc', point)).toBe('Not a number');
  });
});
