import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  listQuery,
  lossOfText,
  namesOfText,
  namesText,
  sortOfText,
  sortText,
  stressPlace,
} from '../../../src-renderer/screens/stress/stress-address.ts';

describe('an address of the Stress screen', () => {
  it('names a part and a scenario; what is not known leads to the library', () => {
    expect(stressPlace(['builder', 'worst-month'])).toEqual({ view: 'builder', scenario: 'worst-month' });
    expect(stressPlace([])).toEqual({ view: 'library', scenario: null });
    expect(stressPlace(['nowhere'])).toEqual({ view: 'library', scenario: null });
  });

  it('holds the order of a table', () => {
    const sort = [
      { column: 'loss', descending: true },
      { column: 'name', descending: false },
    ];
    expect(sortText(sort)).toBe('-loss,name');
    expect(sortOfText('-loss,name')).toEqual(sort);
    expect(sortText([])).toBeUndefined();
    expect(sortOfText(undefined)).toEqual([]);
    expect(sortOfText('-,')).toEqual([]);
  });

  it('brings back chosen portfolios, whatever their names', () => {
    const name = fc.string({ minLength: 1 }).filter((text) => text.isWellFormed());
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1 }), fc.nat(), (known, at) => {
        const chosen = known.filter((_, i) => i === at % known.length || i % 2 === 0);
        expect(namesOfText(namesText(chosen), known, [])).toEqual(chosen);
      }),
    );
    expect(namesOfText(undefined, ['A', 'B'], ['A'])).toEqual(['A']);
  });

  it('keeps how the list was looked at, and nothing of a scenario', () => {
    const query = { show: 'own', find: 'x', sort: '-loss', group: 'Own', cut: 'part', portfolio: 'Core' };
    expect(listQuery(query)).toEqual({ show: 'own', find: 'x', sort: '-loss', group: 'Own' });
  });

  it('asks for a tenth where it names no loss that can be', () => {
    expect(['0.05', undefined, '', '-1', 'x', '0'].map(lossOfText)).toEqual([0.05, 0.1, 0.1, 0.1, 0.1, 0.1]);
  });
});
