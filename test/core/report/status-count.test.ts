import { expect, it } from 'vitest';
import { countLevels, worstFirst, worstLevel } from '../../../src-core/report/status-count.ts';
import { limitStatus } from './limit-status.ts';

const limits = [
  limitStatus({ label: 'a', level: 'ok', utilisation: 0.9 }),
  limitStatus({ label: 'b', level: 'halt', utilisation: 1.4 }),
  limitStatus({ label: 'c', level: 'warn', utilisation: 0.8 }),
  limitStatus({ label: 'd', level: 'ok', utilisation: null, value: null }),
];

it('counts the limits at each level', () => {
  expect(countLevels(limits)).toEqual({ ok: 2, warn: 1, limit: 0, halt: 1 });
});

it('takes the worst level for the whole, and ok where no limit is set', () => {
  expect(worstLevel(limits)).toBe('halt');
  expect(worstLevel([])).toBe('ok');
});

it('puts the worst level first, then the fullest, and what has no value last', () => {
  expect(worstFirst(limits).map(({ label }) => label)).toEqual(['b', 'c', 'a', 'd']);
});
