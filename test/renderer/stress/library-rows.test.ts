import { describe, expect, it } from 'vitest';
import { libraryColumns, originText, remarkText } from '../../../src-renderer/screens/stress/library-columns.ts';
import {
  groupsOf,
  libraryRows,
  listedRows,
  tightest,
  worstRow,
} from '../../../src-renderer/screens/stress/library-rows.ts';
import { check, longAgo, marketFall, ownSector, row, runOf, smallLibrary } from './small-stress.ts';

describe('the library of scenarios', () => {
  const run = runOf('Core', [
    row(marketFall, 0.08, { limits: [check(0.2), check(0.8, 'warn')], warnings: 2 }),
    row(longAgo, null),
    row(ownSector, -0.04, { basis: 'value-at-risk' }),
  ]);
  const rows = libraryRows(smallLibrary, run);

  it('stands in its own order, each scenario beside its loss and the limit it uses most', () => {
    expect(rows.map(({ id, loss }) => [id, loss])).toEqual([
      ['market-fall', 0.08],
      ['long-ago', null],
      ['energy-rises', -0.04],
    ]);
    expect(rows[0]!.check).toMatchObject({ utilisation: 0.8, level: 'warn' });
    expect(rows[2]!.check).toBeNull();
  });

  it('says why a scenario has no loss, also before anything was computed', () => {
    expect(rows[1]!.reason).toBe('The history begins later');
    const before = libraryRows(smallLibrary, null);
    expect(before.map(({ reason }) => reason)).toEqual([null, 'The history begins later', null]);
    expect(worstRow(before)).toBeNull();
  });

  it('is narrowed to what is computed, to one’s own and to a group', () => {
    const ids = (filter: 'all' | 'computed' | 'own', group?: string) =>
      listedRows(rows, filter, group).map(({ id }) => id);
    expect(ids('computed')).toEqual(['market-fall', 'energy-rises']);
    expect(ids('own')).toEqual(['energy-rises']);
    expect(ids('all', 'History')).toEqual(['long-ago']);
    expect(groupsOf(rows)).toEqual(['Market', 'History', 'Own']);
  });

  it('finds the largest loss', () => {
    expect(worstRow(rows)?.id).toBe('market-fall');
    const loss = libraryColumns('USD').find(({ id }) => id === 'loss')!;
    expect(loss.total!(rows)).toBe('8.00');
    expect(loss.value(rows[2]!)).toBeCloseTo(-4, 12);
  });

  it('tells remarks and origin in words', () => {
    expect(rows.map(remarkText)).toEqual(['2 warnings', 'The history begins later', 'VaR 99 after it']);
    expect(rows.map(originText)).toEqual(['library', 'library', 'own, version 2']);
  });

  it('takes a limit without utilisation as the least used', () => {
    expect(tightest([check(null), check(0.1)])?.utilisation).toBe(0.1);
    expect(tightest([])).toBeNull();
  });
});
