import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LimitInput } from '../../../../src-core/contract/index.ts';
import { makeWorkspace, testBench, type TestBench } from '../small-workspace.ts';

let bench: TestBench;

beforeEach(async () => {
  bench = testBench();
  await makeWorkspace(bench.path('w.plimsoll'));
  await bench.application.invoke('workspace.open', { path: bench.path('w.plimsoll') });
});
afterEach(() => bench.dispose());

const limit = (metric: string, changes: Partial<LimitInput> = {}): LimitInput => ({
  metric,
  parameters: {},
  scope: { level: 'portfolio', portfolio: 'Core' },
  controlPoint: 'both',
  warn: null,
  limit: null,
  halt: null,
  warnAction: 'warn',
  limitAction: 'reduce',
  haltAction: 'halt',
  effectiveFrom: null,
  effectiveTo: null,
  note: '',
  approvedBy: '',
  approvedAt: null,
  ...changes,
});
const order = { symbol: 'AAA', side: 'buy', quantity: '500' } as const;

describe('checking orders', () => {
  it('works before the first risk run, and agrees with the run after the same edit', async () => {
    await bench.application.invoke('limits.save', limit('gross-leverage', { warn: '0.01' }));
    await bench.application.invoke('limits.save', limit('volatility', { warn: '0.01' }));
    const checked = await bench.application.invoke('orders.check', { orders: [order] });
    expect(checked).toMatchObject({ portfolio: 'Core', run: null, id: null, action: 'warn' });
    const before = await bench.application.invoke('risk.run', { window: 500 });
    expect(checked.basket.limits.map((row) => row.before)).toEqual(before.limits.map((row) => row.value));
  });

  it('cuts an order to the largest size that passes', async () => {
    await bench.application.invoke('limits.save', limit('single-name', { limit: '0.5' }));
    const big = { ...order, quantity: '100000' };
    const cut = await bench.application.invoke('orders.check', { orders: [big] });
    expect(cut).toMatchObject({ action: 'reduce', allowed: false });
    const largest = Number(cut.lines[0]!.largestQuantity);
    const at = async (quantity: number) =>
      (await bench.application.invoke('orders.check', { orders: [{ ...order, quantity: String(quantity) }] })).action;
    expect([await at(largest), await at(largest + 1)]).toEqual(['allow', 'reduce']);
  });

  it('is recorded with its inputs, in the log and the audit log, when asked', async () => {
    await bench.application.invoke('limits.save', limit('gross-leverage', { limit: '0.01', limitAction: 'reject' }));
    await bench.application.invoke('orders.check', { orders: [order] });
    const recorded = await bench.application.invoke('orders.check', { orders: [order], record: true });
    expect(recorded).toMatchObject({ id: 1, action: 'reject' });
    const log = await bench.application.invoke('orders.log', {});
    expect(log).toHaveLength(1);
    expect(log[0]).toMatchObject({ id: 1, action: 'reject', orders: [order], inputs: { projection: 'signed' } });
    const { checks } = await bench.application.invoke('workspace.verify', {});
    expect(checks.every(({ ok }) => ok)).toBe(true);
  });

  it('refuses a symbol it does not know', async () => {
    await expect(
      bench.application.invoke('orders.check', { orders: [{ symbol: 'ZZZ', quantity: '1' }] }),
    ).rejects.toMatchObject({ code: 'UNKNOWN_SYMBOL' });
  });
});
