import { expect, it } from 'vitest';
import { jsonDifferences } from '../../../src-main/workspace/json-differences.ts';

it('names the path of every value that differs', () => {
  const first = { nav: '100', tailRisk: [{ var: 1 }, { var: 2 }], same: { deep: [1] } };
  const second = { nav: '100', tailRisk: [{ var: 1 }, { var: 3 }], same: { deep: [1] }, extra: null };
  expect(jsonDifferences(first, second, 10)).toEqual(['tailRisk[1].var', 'extra']);
});

it('finds nothing in equal values', () => {
  expect(jsonDifferences({ a: [1, { b: null }] }, { a: [1, { b: null }] }, 10)).toEqual([]);
});

it('stops at the number asked for', () => {
  expect(jsonDifferences([1, 2, 3], [4, 5, 6], 2)).toEqual(['[0]', '[1]']);
});

it('sees a list that became shorter or turned into something else', () => {
  expect(jsonDifferences({ a: [1, 2] }, { a: [1] }, 10)).toEqual(['a[1]']);
  expect(jsonDifferences({ a: [1] }, { a: { 0: 1 } }, 10)).toEqual(['a']);
});
