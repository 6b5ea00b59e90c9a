import Database from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LimitInput } from '../../../../src-core/contract/index.ts';
import { limitOf, openNewWorkspace, testBench, type TestBench } from '../small-workspace.ts';

let bench: TestBench;

beforeAll(() => {
  bench = testBench();
});
beforeEach(() => openNewWorkspace(bench));
afterAll(() => bench.dispose());

const limit = (metric: string, changes: Partial<LimitInput> = {}) =>
  limitOf(metric, { limitAction: 'reduce', ...changes });
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

  it('follows a scenario of one’s own that a stress limit is set on, also when it is saved anew', async () => {
    const scenario = (size: number) => ({
      id: 'own',
      name: 'Own',
      description: '',
      group: 'Own',
      parts: [{ kind: 'names' as const, shocks: [{ symbol: 'AAA', size }], spread: false }],
    });
    const before = async () => {
      const { basket } = await bench.application.invoke('orders.check', { orders: [order] });
      return basket.limits.find(({ metric }) => metric === 'stress-loss')!;
    };
    await bench.application.invoke('stress.save', scenario(-0.1));
    await bench.application.invoke(
      'limits.save',
      limit('stress-loss', { warn: '0.9', parameters: { subject: 'own' } }),
    );
    const first = await before();
    expect(first.after).toBeGreaterThan(first.before!);
    await bench.application.invoke('stress.save', scenario(-0.2));
    const second = await before();
    expect(second.before).toBeCloseTo(2 * first.before!, 12);
    const { limits } = await bench.application.invoke('risk.run', {});
    expect(second.before).toBeCloseTo(limits[0]!.value!, 12);
  });

  it('is recorded with its inputs, in the log and the audit log, when asked', async () => {
    await bench.application.invoke('limits.save', limit('gross-leverage', { limit: '0.01', limitAction: 'reject' }));
    await bench.application.invoke('orders.check', { orders: [order] });
    const recorded = await bench.application.invoke('orders.record', { orders: [order] });
    expect(recorded).toMatchObject({ id: 1, action: 'reject' });
    const log = await bench.application.invoke('orders.log', {});
    expect(log).toHaveLength(1);
    expect(log[0]).toMatchObject({ id: 1, action: 'reject', orders: [order], inputs: { projection: 'signed' } });
    const { checks } = await bench.application.invoke('workspace.verify', {});
    expect(checks.every(({ ok }) => ok)).toBe(true);
  });

  it('is recorded in both logs or in none', async () => {
    const database = new Database(bench.path('w.plimsoll'));
    database.exec(
      "CREATE TRIGGER stop BEFORE INSERT ON audit_log WHEN NEW.action = 'check orders' BEGIN SELECT RAISE(ABORT, 'stopped'); END",
    );
    database.close();
    await expect(bench.application.invoke('orders.record', { orders: [order] })).rejects.toThrow();
    expect(await bench.application.invoke('orders.log', {})).toEqual([]);
  });

  it.each([
    ["UPDATE order_checks SET action = 'reject' WHERE id = 2", 'order check 2 was changed'],
    ["UPDATE order_checks SET orders = replace(orders, '500', '50') WHERE id = 1", 'order check 1 was changed'],
    ['DELETE FROM order_checks WHERE id = 1', 'order check 1 is missing'],
    [
      'INSERT INTO order_checks SELECT 9, at, actor, portfolio, as_of, dataset_version, action, orders, inputs, result FROM order_checks WHERE id = 1',
      'order check 9 was never recorded',
    ],
  ])('whose record is changed by other hands is found: %s', async (sql, found) => {
    for (let i = 0; i < 2; i++) await bench.application.invoke('orders.record', { orders: [order] });
    const database = new Database(bench.path('w.plimsoll'));
    database.exec(sql);
    database.close();
    const { checks } = await bench.application.invoke('workspace.verify', {});
    expect(checks.find(({ name }) => name === 'pre-trade checks')).toMatchObject({
      ok: false,
      detail: expect.stringContaining(found) as string,
    });
  });

  it('respects a halt until it is reset', async () => {
    const { id } = await bench.application.invoke('limits.save', limit('gross-leverage', { halt: '90' }));
    const { run } = await bench.application.invoke('risk.run', {});
    const database = new Database(bench.path('w.plimsoll'));
    const halt = [id, 'Core', 'Core', 'Gross leverage', 'multiple', 91, 90, '2026-01-05T10:00:00Z', run];
    database
      .prepare(
        'INSERT INTO halts (limit_id, portfolio, subject, label, unit, value, threshold, at, run_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      )
      .run(...halt);
    const check = () => bench.application.invoke('orders.check', { orders: [order] });
    expect(await check()).toMatchObject({ action: 'halt', halts: [{ limitId: id, subject: 'Core' }] });
    database.exec("UPDATE halts SET reset_at = '2026-01-06T10:00:00Z', reset_by = 'a person', reset_reason = 'seen'");
    database.close();
    expect(await check()).toMatchObject({ action: 'allow', halts: [] });
  });

  it('refuses a symbol it does not know', async () => {
    await expect(
      bench.application.invoke('orders.check', { orders: [{ symbol: 'ZZZ', quantity: '1' }] }),
    ).rejects.toMatchObject({ code: 'UNKNOWN_SYMBOL' });
  });
});

describe('curing limits', () => {
  it('is offered for a limit, a breach or everything, and holds when the trades are checked', async () => {
    const { id } = await bench.application.invoke('limits.save', limit('gross-leverage', { limit: '0.5' }));
    const { grossLeverage } = await bench.application.invoke('risk.run', {});
    expect(grossLeverage).toBeGreaterThan(0.5);
    const { cures } = await bench.application.invoke('limits.cure', {});
    expect(cures).toMatchObject([{ limitId: id, value: grossLeverage, target: 0.5 }]);
    const orders = cures[0]!.fewestTrades!.trades.map(({ symbol, side, quantity, strategy }) => ({
      symbol,
      side,
      quantity,
      strategy,
    }));
    expect(await bench.application.invoke('orders.check', { orders })).toMatchObject({ action: 'allow' });

    const [breach] = await bench.application.invoke('breaches.list', {});
    const ofBreach = await bench.application.invoke('limits.cure', { breach: breach!.id });
    expect(ofBreach.cures).toEqual(cures);
    expect((await bench.application.invoke('limits.cure', { limit: id })).cures).toEqual(cures);
    await expect(bench.application.invoke('limits.cure', { limit: 99 })).rejects.toMatchObject({
      code: 'UNKNOWN_RECORD',
    });
    await expect(bench.application.invoke('limits.cure', { breach: 99 })).rejects.toMatchObject({
      code: 'UNKNOWN_RECORD',
    });
  });

  it('needs a book of now: positions that change make another', async () => {
    await bench.application.invoke('limits.save', limit('single-name', { limit: '0.01' }));
    const before = await bench.application.invoke('limits.cure', {});
    await bench.application.invoke('positions.edit', {
      portfolio: 'Core',
      edits: [{ symbol: 'AAA', strategy: 'Value', quantity: '2000' }],
    });
    const after = await bench.application.invoke('limits.cure', {});
    const valueOf = (view: typeof before) => view.cures.find(({ subject }) => subject === 'AAA')!.value;
    expect(valueOf(after)).toBeGreaterThan(valueOf(before));
  });
});
