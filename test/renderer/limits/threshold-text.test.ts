import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  shiftDecimalPoint,
  thresholdFromNatural,
  thresholdToNatural,
} from '../../../src-renderer/screens/limits/threshold-text.ts';

describe('a threshold', () => {
  it.each([
    ['0.125', 2, '12.5'],
    ['12.5', -2, '0.125'],
    ['0.20', 2, '20'],
    ['7', -2, '0.07'],
    ['0', 2, '0'],
    ['-0.5', 2, '-50'],
    ['-0.0', 2, '0'],
    ['1.10', 0, '1.1'],
    ['+3', 0, '3'],
    ['100', -2, '1'],
  ])('%s moved by %i places is %s', (text, places, moved) => {
    expect(shiftDecimalPoint(text, places)).toBe(moved);
  });

  it('comes back unchanged in value after a trip to per cent', () => {
    const decimals = fc.tuple(fc.integer({ min: -999_999, max: 999_999 }), fc.nat(999_999));
    fc.assert(
      fc.property(decimals, ([whole, part]) => {
        const stored = `${whole}.${String(part).padStart(6, '0')}`;
        const back = thresholdFromNatural(thresholdToNatural(stored, 'fraction'), 'fraction');
        expect(back.ok && Number(back.stored)).toBe(Number(stored) + 0);
      }),
    );
  });

  it('keeps decimals that binary numbers cannot', () => {
    expect(thresholdFromNatural('0.1', 'fraction')).toEqual({ ok: true, stored: '0.001' });
    expect(thresholdFromNatural('57.3', 'fraction')).toEqual({ ok: true, stored: '0.573' });
  });

  it('may be left empty', () => {
    expect(thresholdFromNatural('  ', 'fraction')).toEqual({ ok: true, stored: null });
  });

  it('may carry its unit and a decimal comma', () => {
    expect(thresholdFromNatural('2,5 %', 'fraction')).toEqual({ ok: true, stored: '0.025' });
    expect(thresholdFromNatural('2 ×', 'multiple')).toEqual({ ok: true, stored: '2' });
  });

  it('is refused where a comma could be a thousands mark', () => {
    expect(thresholdFromNatural('1,500', 'number').ok).toBe(false);
  });

  it.each(['abc', '1e3', '--1', '1.2.3', '.5', 'NaN'])('refuses %s', (typed) => {
    expect(thresholdFromNatural(typed, 'number').ok).toBe(false);
  });
});
