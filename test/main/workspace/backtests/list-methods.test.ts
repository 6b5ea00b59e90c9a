import { afterAll, beforeAll, expect, it } from 'vitest';
import { backtestMethods } from '../../../../src-core/backtest/choose-methods.ts';
import { openNewWorkspace, testBench, type TestBench } from '../small-workspace.ts';

let bench: TestBench;
beforeAll(async () => {
  bench = testBench();
  await openNewWorkspace(bench);
});
afterAll(() => bench.dispose());

it('offers every method and ensemble that a backtest takes, in the order shown', async () => {
  const listed = await bench.application.invoke('backtest.methods', {});
  expect(listed.map(({ id }) => id)).toEqual(backtestMethods);
  expect(listed.find(({ id }) => id === 'historical')).toMatchObject({ family: 'simulation' });
  expect(listed.filter(({ family }) => family === 'ensemble')).toHaveLength(3);
});
