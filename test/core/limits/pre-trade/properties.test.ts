import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levelOf } from '../../../../src-core/limits/level.ts';
import { type Limit, type LimitAction } from '../../../../src-core/limits/limit.ts';
import { prepareBook } from '../../../../src-core/limits/pre-trade/book.ts';
import { checkOrders, prepareChecks } from '../../../../src-core/limits/pre-trade/check-orders.ts';
import { prepareLimit } from '../../../../src-core/limits/pre-trade/prepared-limit.ts';
import { type LimitCheck, type Order } from '../../../../src-core/limits/pre-trade/order-check.ts';
import { limitOf } from '../limit-of.ts';
import { afterTrades, checksOf, smallBook, smallInput, symbols } from './small-book.ts';

const linear = [
  'gross-leverage',
  'net-leverage',
  'single-name',
  'issuer',
  'sector',
  'country',
  'top-n',
  'beta',
] as const;
const curved = ['volatility', 'var', 'es', 'tracking-error'] as const;

const quantity = fc.integer({ min: -120, max: 120 }).filter((count) => count !== 0);
const order = fc.record({
  symbol: fc.constantFrom(...symbols),
  strategy: fc.constantFrom('momentum', 'value'),
  quantity: quantity.map(String),
});
const threshold = fc.integer({ min: 1, max: 300 }).map((percent) => percent / 100);
const limit = fc
  .record({
    metric: fc.constantFrom(...linear, ...curved),
    at: threshold,
    action: fc.constantFrom<LimitAction>('reduce', 'reject', 'halt'),
  })
  .map(({ metric, at, action }): Limit => {
    // Daily figures are some tenths smaller than exposures.
    const scale = metric === 'var' || metric === 'es' ? 0.02 : curved.some((id) => id === metric) ? 0.3 : 1;
    return limitOf(metric, { limit: (at * scale).toFixed(8), limitAction: action });
  });

const refuses = ({ action }: { readonly action: LimitAction }) => !['allow', 'warn'].includes(action);
const only = (limits: readonly LimitCheck[], subject: string) => limits.find((row) => row.subject === subject)!;

describe('checking orders', () => {
  it('never refuses an order for a limit whose measure it lowers', () => {
    fc.assert(
      fc.property(limit, order, (set, asked) => {
        for (const row of checkOrders(checksOf([set]), [asked]).basket.limits) {
          if (row.after! < row.before!) expect(refuses(row)).toBe(false);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('gives a largest size that passes, and one lot more does not', () => {
    fc.assert(
      fc.property(limit, order, fc.constantFrom('1', '5', '0.25'), (set, asked, lot) => {
        const checks = checksOf([set]);
        const line = checkOrders(checks, [asked], { lot }).lines[0]!;
        if (!refuses(line)) {
          expect(line.largestQuantity).toBeNull();
          return;
        }
        const largest = Number(line.largestQuantity);
        const sign = Math.sign(Number(asked.quantity));
        const at = (size: number) => checkOrders(checks, [{ ...asked, quantity: String(sign * size) }], { lot });
        expect(largest % Number(lot)).toBe(0);
        expect(largest).toBeLessThan(Math.abs(Number(asked.quantity)));
        if (largest > 0) expect(at(largest).allowed).toBe(true);
        const more = Math.min(largest + Number(lot), Math.abs(Number(asked.quantity)));
        expect(at(more).allowed).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  it('cuts a reduced order to what all its limits let through', () => {
    fc.assert(
      fc.property(fc.array(limit, { minLength: 2, maxLength: 4 }), order, (sets, asked) => {
        const checks = checksOf(sets.map((set, index) => ({ ...set, id: index + 1 })));
        const line = checkOrders(checks, [asked]).lines[0]!;
        if (!refuses(line)) return;
        const largest = Number(line.largestQuantity);
        const sign = Math.sign(Number(asked.quantity));
        if (largest > 0) {
          expect(checkOrders(checks, [{ ...asked, quantity: String(sign * largest) }]).allowed).toBe(true);
        }
        if (line.action === 'reduce') expect(largest).toBeGreaterThan(0);
      }),
      { numRuns: 100 },
    );
  });

  it('of one order and then of another ends where the two together end', () => {
    fc.assert(
      fc.property(fc.constantFrom(...linear), order, order, (metric, first, second) => {
        const limits = [limitOf(metric, { limit: '0.000001', limitAction: 'warn' })];
        const together = checkOrders(checksOf(limits), [first, second]).basket.limits;
        const risk = afterTrades(smallInput, [first]);
        const checks = prepareChecks(prepareBook({ risk, candidates: symbols }), limits);
        for (const row of checkOrders(checks, [second]).basket.limits) {
          const same = only(together, row.subject);
          expect(Math.abs(row.after! - same.after!)).toBeLessThan(1e-12);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('of a basket does not depend on the order of its lines', () => {
    fc.assert(
      fc.property(
        fc.array(order, { minLength: 2, maxLength: 6 }),
        fc.array(limit, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('signed' as const, 'unsigned' as const),
        (orders, sets, projection) => {
          const checks = checksOf(sets.map((set, index) => ({ ...set, id: index + 1 })));
          const there = checkOrders(checks, orders, { projection });
          const back = checkOrders(checks, orders.toReversed(), { projection });
          expect(back.lines.toReversed()).toEqual(there.lines);
          expect(back.action).toBe(there.action);
          const key = (row: LimitCheck) => `${row.limitId} ${row.subject}`;
          const of = new Map(there.basket.limits.map((row) => [key(row), row]));
          for (const row of back.basket.limits) {
            expect(Math.abs(row.after! - of.get(key(row))!.after!)).toBeLessThan(1e-12);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('adds the whole size of every order in the unsigned projection', () => {
    fc.assert(
      fc.property(order, (asked: Order) => {
        const limits = [limitOf('gross-leverage', { warn: '100' })];
        const row = checkOrders(checksOf(limits), [asked], { projection: 'unsigned' }).basket.limits[0]!;
        const checked = checkOrders(checksOf(limits), [asked]).lines[0]!;
        const { nav } = checkOrders(checksOf(limits), [asked]);
        expect(row.after! - row.before!).toBeCloseTo(Math.abs(Number(checked.value)) / Number(nav), 12);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a prepared limit', () => {
  it('finds the level that the decimals of its thresholds give, also right beside them', () => {
    const prepared = prepareLimit(smallBook, limitOf('gross-leverage', { warn: '0.1', limit: '0.3', halt: '1.7' }));
    const beside = fc
      .tuple(fc.constantFrom(0.1, 0.3, 0.1 + 0.2, 1.7), fc.integer({ min: -3, max: 3 }))
      .map(([mark, steps]) => mark * (1 + steps * Number.EPSILON));
    fc.assert(
      fc.property(fc.oneof(beside, fc.double({ min: -3, max: 3, noNaN: true })), (value) => {
        expect(prepared.levelOf(value)).toBe(levelOf(value, prepared.limit));
      }),
    );
    expect(prepared.levelOf(null)).toBe('ok');
  });
});

describe('a halt', () => {
  const limits = [limitOf('gross-leverage', { halt: '50', haltAction: 'halt' })];
  const halts = [{ limitId: 1, subject: 'fund' }];
  const sale: Order = { symbol: 'EEE', quantity: '-5' };

  it('refuses every order until it is reset', () => {
    const check = checkOrders(checksOf(limits), [sale], { halts });
    expect(check).toMatchObject({ action: 'halt', allowed: false });
    expect(check.reason).toMatch(/halted by Gross leverage of fund until a person resets it$/);
  });

  it('lets through what only cuts positions where its limit says reduce', () => {
    const checks = checksOf([{ ...limits[0]!, haltAction: 'reduce' }]);
    const actions = ['-5', '-25', '-26', '5'].map(
      (size) => checkOrders(checks, [{ ...sale, quantity: size }], { halts }).action,
    );
    expect(actions).toEqual(['allow', 'allow', 'halt', 'halt']);
  });

  it('counts although its limit is no longer there', () => {
    expect(checkOrders(checksOf([]), [sale], { halts }).action).toBe('halt');
  });
});

describe('an order', () => {
  const checks = checksOf([]);

  it('goes to the strategy that holds most of the name, and may name another', () => {
    expect(checkOrders(checks, [{ symbol: 'AAA', quantity: '1' }]).lines[0]!.strategy).toBe('momentum');
    expect(checkOrders(checks, [{ symbol: 'AAA', quantity: '1', strategy: 'value' }]).lines[0]!.strategy).toBe('value');
    expect(checkOrders(checks, [{ symbol: 'GGG', quantity: '1' }]).lines[0]!.strategy).toBe('');
  });

  it('leaves the NAV as it is at the close, and takes its cost from the cash', () => {
    const { nav, navAfter, cash, cashAfter, lines } = checkOrders(checks, [
      { symbol: 'AAA', side: 'buy', quantity: '3' },
    ]);
    expect(navAfter).toBe(nav);
    expect(Number(cash) - Number(cashAfter)).toBeCloseTo(Number(lines[0]!.value), 9);
  });

  it('is refused with a side and a negative quantity, for an unknown name, or without a size', () => {
    expect(() => checkOrders(checks, [{ symbol: 'AAA', side: 'sell', quantity: '-3' }])).toThrow('negative');
    expect(() => checkOrders(checks, [{ symbol: 'ZZZ', quantity: '3' }])).toThrow('There is no security ZZZ');
    expect(() => checkOrders(checks, [])).toThrow('no order');
    expect(() => checkOrders(checks, [{ symbol: 'AAA', quantity: '3' }], { lot: '0' })).toThrow('lot');
  });

  it('that touches nothing limited says so', () => {
    expect(checkOrders(checks, [{ symbol: 'AAA', quantity: '3' }])).toMatchObject({
      action: 'allow',
      reason: 'No limit is touched',
    });
  });
});

describe('a limit that cannot be measured', () => {
  it('stops nothing and is among the warnings', () => {
    const check = checkOrders(checksOf([limitOf('stress-loss', { limit: '0.1' })]), [{ symbol: 'AAA', quantity: '3' }]);
    expect(check).toMatchObject({ action: 'allow', warnings: [{ code: 'NOT_MEASURED' }] });
  });
});

describe('a loss that is linear in the positions', () => {
  it('is the sum of weight × loss, and is cut exactly', () => {
    const lossOf = (symbol: string) => (symbol === 'AAA' ? 0.5 : 0);
    const book = prepareBook({
      risk: smallInput,
      candidates: [],
      linearLoss: () => ({ subject: 'Crash', note: 'Crash of A', scenarios: [{ name: 'Crash of A', lossOf }] }),
    });
    const checks = prepareChecks(book, [limitOf('stress-loss', { limit: '0.2', limitAction: 'reduce' })]);
    const line = checkOrders(checks, [{ symbol: 'AAA', quantity: '400' }]).lines[0]!;
    expect(line).toMatchObject({ action: 'reduce', limits: [{ subject: 'Crash', basis: 'exact' }] });
    const unit = book.securities[book.indexOf.get('AAA')!]!.unitValue.toNumber() / book.nav.toNumber();
    expect(Number(line.largestQuantity)).toBe(Math.floor(0.4 / unit + 1e-9) - 25);
  });
});
