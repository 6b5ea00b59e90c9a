import { afterEach, beforeEach, expect, it } from 'vitest';
import { isoDate } from '../../../src-core/market/epoch-day.ts';
import { makeWorkspace, marketBatches, prices, testBench, tradingDays, type TestBench } from './small-workspace.ts';

let bench: TestBench;

beforeEach(async () => {
  bench = testBench();
  await makeWorkspace(bench.path('w.plimsoll'));
  await bench.application.invoke('workspace.open', { path: bench.path('w.plimsoll') });
});
afterEach(() => bench.dispose());

const list = (asOf?: string) =>
  bench.application.invoke('positions.list', { portfolio: 'Core', ...(asOf === undefined ? {} : { asOf }) });

it('are valued at the last price, with weights that add up to one with the cash', async () => {
  const view = await list();
  expect(view).toMatchObject({ asOf: isoDate(tradingDays.at(-1)!), cash: '20000', problems: [] });
  const invested = view.positions.reduce((sum, position) => sum + position.weight!, 0);
  expect(invested + Number(view.cash) / Number(view.nav)).toBeCloseTo(1, 12);
  expect(view.positions.find((position) => position.symbol === 'DDD')?.weight).toBeLessThan(0);
});

it('have the value the risk run finds', async () => {
  const risk = await bench.application.invoke('risk.run', {});
  expect((await list()).nav).toBe(risk.nav);
});

it('without a price are listed with what stands in the way', async () => {
  const path = bench.path('unpriced.plimsoll');
  const [securities, , positions] = marketBatches;
  await makeWorkspace(path, [
    securities!,
    { kind: 'prices', columns: prices(tradingDays, ['AAA', 'BBB', 'CCC']) },
    positions!,
  ]);
  await bench.application.invoke('workspace.open', { path });
  const view = await list();
  expect(view).toMatchObject({ nav: null, problems: [expect.stringMatching(/^DDD has no price/)] });
  expect(view.positions.find((position) => position.symbol === 'AAA')?.marketValue).not.toBeNull();
  expect(view.positions.find((position) => position.symbol === 'DDD')).toMatchObject({ price: null, weight: null });
});

it('are changed together as one action', async () => {
  const before = await list();
  await bench.application.invoke('positions.edit', {
    portfolio: 'Core',
    edits: [
      { symbol: 'AAA', strategy: 'Value', quantity: '250.5' },
      { symbol: 'BBB', strategy: 'Value', quantity: null },
      { symbol: 'DDD', strategy: 'Value', quantity: '7' },
    ],
  });
  const quantities = (await list()).positions.map(
    ({ symbol, strategy, quantity }) => `${symbol} ${strategy} ${quantity}`,
  );
  expect(quantities.sort()).toEqual(['AAA Value 250.5', 'CCC Growth 800', 'DDD Growth -200', 'DDD Value 7']);
  await bench.application.invoke('history.undo', {});
  expect(await list()).toEqual(before);
});

it('changed on a later date leave the earlier ones as they were', async () => {
  const [earlier, later] = [isoDate(tradingDays.at(-50)!), isoDate(tradingDays.at(-10)!)];
  const edited = await bench.application.invoke('positions.edit', {
    portfolio: 'Core',
    asOf: later,
    edits: [{ symbol: 'AAA', strategy: 'Value', quantity: '1' }],
  });
  expect(edited.positions).toHaveLength(4);
  const quantityOn = async (day: string) =>
    (await list(day)).positions.find((position) => position.symbol === 'AAA')?.quantity;
  expect(await quantityOn(earlier)).toBe('1000');
  expect(await quantityOn(later)).toBe('1');
});

it('in a security nobody knows are refused, all of them', async () => {
  const before = await list();
  const editing = bench.application.invoke('positions.edit', {
    portfolio: 'Core',
    edits: [
      { symbol: 'AAA', strategy: 'Value', quantity: '1' },
      { symbol: 'ZZZ', strategy: 'Value', quantity: '1' },
    ],
  });
  await expect(editing).rejects.toMatchObject({ code: 'UNKNOWN_SYMBOL' });
  await expect(editing).rejects.toThrow('ZZZ');
  expect(await list()).toEqual(before);
});
