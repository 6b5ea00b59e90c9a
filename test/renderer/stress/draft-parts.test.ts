import { describe, expect, it } from 'vitest';
import { scenarioInput } from '../../../src-core/contract/index.ts';
import {
  idOfName,
  inUnit,
  newPart,
  partKinds,
  partProblem,
  scenarioToCompute,
} from '../../../src-renderer/screens/stress/draft-parts.ts';
import { shockLines, shocksOfLines } from '../../../src-renderer/screens/stress/shock-lines.ts';
import { smallLibrary } from './small-stress.ts';

const nothing = { id: '', name: '', description: '', group: '' };

describe('parts to begin with', () => {
  it.each(partKinds)('of %s can be computed at once', (kind) => {
    const part = newPart(kind, smallLibrary);
    expect(partProblem(part)).toBeNull();
    expect(scenarioInput.safeParse(scenarioToCompute(nothing, [{ key: 1, part }])).success).toBe(true);
  });

  it('take the largest position and dates within the history', () => {
    expect(newPart('names', smallLibrary)).toMatchObject({ shocks: [{ symbol: 'BBB', size: -0.1 }] });
    const short = { ...smallLibrary, history: { from: '2024-12-20', to: '2024-12-31', days: 7 } };
    expect(newPart('replay', short)).toMatchObject({ from: '2024-12-20', to: '2024-12-31' });
  });

  it('say what they lack where the portfolio has nothing of the kind', () => {
    const bare = { ...smallLibrary, factors: [], sectors: [], symbols: [] };
    expect(partProblem(newPart('factors', bare))).toBe('Add a factor');
    expect(partProblem(newPart('sector', bare))).toBe('Choose a sector');
    expect(partProblem(newPart('names', bare))).toBe('Add a symbol');
  });
});

describe('an unfinished part', () => {
  it('says what it lacks', () => {
    expect(partProblem({ kind: 'sigma', multiple: NaN })).toBe('Give a number');
    expect(partProblem({ kind: 'replay', from: '2024-02-01', to: '2024-01-01' })).toBe(
      'The first day is after the last',
    );
    expect(partProblem({ kind: 'names', shocks: [{ symbol: ' ', size: 0 }], spread: false })).toBe(
      'Choose a symbol in every line',
    );
    expect(partProblem({ kind: 'worst-days', days: 10, proxies: [{ symbol: 'AAA', proxy: '' }] })).toMatch(/stand-in/);
    expect(partProblem({ kind: 'worst-days', days: 10, proxies: [{ symbol: 'AAA', proxy: null }] })).toBeNull();
  });
});

describe('factor moves', () => {
  it('go from returns to σ and back', () => {
    const returns = [
      { factor: 'market', size: -0.1 },
      { factor: 'unknown', size: 0.3 },
    ];
    const sigmas = inUnit(returns, 'sigma', smallLibrary.factors);
    expect(sigmas).toEqual([
      { factor: 'market', size: -10 },
      { factor: 'unknown', size: 0.3 },
    ]);
    expect(inUnit(sigmas, 'return', smallLibrary.factors)).toEqual(returns);
  });
});

describe('an id made from a name', () => {
  it.each([
    ['Market −10 %, TECH', 'market-10-tech'],
    ['Über-Krise 2008', 'uber-krise-2008'],
    ['危機', ''],
    ['a'.repeat(90), 'a'.repeat(80)],
  ])('%s', (name, id) => {
    expect(idOfName(name)).toBe(id);
  });
});

describe('a table of returns as typed', () => {
  it('is read back as it was written', () => {
    const shocks = [
      { symbol: 'BRK-B', size: -0.125 },
      { symbol: 'AAA', size: 0.07 },
    ];
    expect(shocksOfLines(shockLines(shocks))).toEqual({ ok: true, shocks });
  });

  it('takes what a sheet pastes: tabs, commas, typographic minus, percent signs, empty lines', () => {
    expect(shocksOfLines('AAA\t\u221212.5 %\r\n\r\nBBB, 3\n')).toEqual({
      ok: true,
      shocks: [
        { symbol: 'AAA', size: -0.125 },
        { symbol: 'BBB', size: 0.03 },
      ],
    });
  });

  it('names the line that is none', () => {
    expect(shocksOfLines('AAA 1\nBBB')).toMatchObject({ ok: false, why: expect.stringMatching(/^Line 2/) as string });
    expect(shocksOfLines('AAA -101')).toMatchObject({ ok: false });
  });
});
