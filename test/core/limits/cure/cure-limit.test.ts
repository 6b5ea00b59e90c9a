import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cureLimit } from '../../../../src-core/limits/cure/cure-limit.ts';
import { type CureByTrades } from '../../../../src-core/limits/cure/cure.ts';
import { type Limit } from '../../../../src-core/limits/limit.ts';
import { checkOrders } from '../../../../src-core/limits/pre-trade/check-orders.ts';
import { type Order } from '../../../../src-core/limits/pre-trade/order-check.ts';
import { limitOf } from '../limit-of.ts';
import { checksOf, smallBook } from '../pre-trade/small-book.ts';

const ordersOf = ({ trades }: CureByTrades): readonly Order[] =>
  trades.map(({ symbol, side, quantity, strategy }) => ({ symbol, side, quantity, strategy }));

/** The cured limit's row of a check of these orders. */
const rowAfter = (limit: Limit, subject: string, orders: readonly Order[]) =>
  checkOrders(checksOf([limit]), orders).basket.limits.find((row) => row.subject === subject)!;

const metrics = [
  'gross-leverage',
  'net-leverage',
  'single-name',
  'issuer',
  'sector',
  'top-n',
  'volatility',
  'var',
  'es',
  'beta',
  'tracking-error',
  'days-to-liquidate',
  'factor-exposure',
];

describe('a cure', () => {
  it('brings the measure back under its lowest threshold, as the book itself says, and one lot less does not', () => {
    fc.assert(
      fc.property(fc.constantFrom(...metrics), fc.integer({ min: 55, max: 99 }), (metric, share) => {
        const parameters = metric === 'factor-exposure' ? { subject: 'size' } : {};
        const probe = checkOrders(checksOf([limitOf(metric, { parameters, warn: '1e-9' })]), [
          { symbol: 'AAA', strategy: 'momentum', quantity: '-1' },
        ]).basket.limits[0]!;
        const warn = ((probe.before! * share) / 100).toFixed(10);
        const limit = limitOf(metric, { parameters, warn, limit: '1e9' });
        for (const cure of cureLimit(checksOf([limit]), limit)) {
          expect(cure).toMatchObject({ limitId: 1, level: 'warn', target: Number(warn) });
          const cures = [cure.fewestTrades, cure.scaleDown].filter((made) => made !== null);
          for (const made of cures) {
            const row = rowAfter(limit, cure.subject, ordersOf(made));
            expect(row.level).toBe('ok');
            expect(Math.abs(row.after! - made.after)).toBeLessThan(1e-12);
          }
          if (cure.fewestTrades === null) continue;
          const orders = ordersOf(cure.fewestTrades);
          const last = orders.at(-1)!;
          const less = Number(last.quantity) - 1;
          const rest = orders.slice(0, -1);
          const nearly = less > 0 ? [...rest, { ...last, quantity: String(less) }] : rest;
          if (nearly.length > 0) expect(rowAfter(limit, cure.subject, nearly).level).toBe('warn');
          const reductions = cure.fewestTrades.trades.reduce((sum, { reduction }) => sum + reduction!, 0);
          expect(cure.value - reductions).toBeCloseTo(cure.fewestTrades.after, 12);
        }
      }),
      { numRuns: 80 },
    );
  });

  it('of gross leverage takes as few positions as can add up to the excess', () => {
    const gross = smallBook.positions
      .map(({ value }) => value.abs().div(smallBook.nav).toNumber())
      .sort((a, b) => b - a);
    const total = gross.reduce((sum, value) => sum + value, 0);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), (percent) => {
        const warn = ((total * percent) / 100).toFixed(8);
        const limit = limitOf('gross-leverage', { warn });
        const [cure] = cureLimit(checksOf([limit]), limit);
        let fewest = 0;
        for (let left = total; left > Number(warn); fewest++) left -= gross[fewest]!;
        expect(cure!.fewestTrades!.trades).toHaveLength(fewest);
      }),
      { numRuns: 50 },
    );
  });

  it('of a single name cuts that name in one trade', () => {
    const limit = limitOf('single-name', { warn: '0.05', parameters: { subject: 'EEE' } });
    const [cure] = cureLimit(checksOf([limit]), limit);
    expect(cure!.fewestTrades!.trades).toMatchObject([{ symbol: 'EEE', side: 'sell', strategy: 'momentum' }]);
    expect(cure!.summary).toMatch(/^One trade brings Single name of EEE from .* to within 5 %$/);
  });

  it('is given for every subject beyond a threshold, or for one', () => {
    const limit = limitOf('single-name', { warn: '0.0001' });
    expect(cureLimit(checksOf([limit]), limit)).toHaveLength(6);
    expect(cureLimit(checksOf([limit]), limit, { subject: 'CCC' })).toMatchObject([{ subject: 'CCC' }]);
    expect(cureLimit(checksOf([limit]), { ...limit, warn: '9' })).toEqual([]);
  });

  it('says what else gets worse by it', () => {
    const gross = limitOf('gross-leverage', { id: 1, warn: '0.5' });
    const beta = limitOf('beta', { id: 2, warn: '0.02' });
    const [cure] = cureLimit(checksOf([gross, beta]), gross);
    const check = checkOrders(checksOf([beta]), ordersOf(cure!.fewestTrades!)).basket.limits[0]!;
    const isWorse = check.levelBefore === 'ok' && check.level !== 'ok';
    expect(cure!.fewestTrades!.sideEffects.map(({ limitId }) => limitId)).toEqual(isWorse ? [2] : []);
  });

  it('of a drawdown is none, and says so', () => {
    const limit = limitOf('drawdown', { warn: '-0.5' });
    const cures = cureLimit(checksOf([limit]), limit);
    expect(cures).toMatchObject([{ fewestTrades: null, scaleDown: null }]);
    expect(cures[0]!.summary).toContain('it looks back');
  });
});
