import { describe, expect, it } from 'vitest';
import { evaluateLimits } from '../../../../src-core/limits/evaluate.ts';
import { type Limit } from '../../../../src-core/limits/limit.ts';
import { limitMetrics } from '../../../../src-core/limits/metrics/registry.ts';
import { checkOrders } from '../../../../src-core/limits/pre-trade/check-orders.ts';
import { gauges } from '../../../../src-core/limits/pre-trade/gauges/registry.ts';
import { computePortfolioRisk } from '../../../../src-core/portfolio/compute-portfolio-risk.ts';
import { limitOf } from '../limit-of.ts';
import { afterTrades, checksOf, smallInput, type Filled } from './small-book.ts';

/** A limit on every metric that no order reaches, with each way to compute it, on what the traded name belongs to. */
const limitsFor = (symbol: string): readonly Limit[] => {
  const security = smallInput.securities.find((known) => known.symbol === symbol)!;
  const subjects: Readonly<Record<string, string>> = {
    'single-name': symbol,
    issuer: security.name,
    sector: security.sector,
    country: security.country,
    'days-to-liquidate': symbol,
    'factor-exposure': 'size',
  };
  const limits = [...limitMetrics.values()]
    .filter(({ id }) => gauges.has(id) && id !== 'stress-loss')
    .flatMap(({ id, methods }) =>
      (methods ?? [undefined])
        .filter((method) => method === undefined || !slow.includes(method))
        .map((method) => limitOf(id, { limit: '1e6', parameters: { subject: subjects[id], method } })),
    );
  const strategies = ['gross-leverage', 'net-leverage'].map((metric) =>
    limitOf(metric, { limit: '1e6', scope: { level: 'strategy' } }),
  );
  const horizons = ['var', 'es'].flatMap((metric) =>
    [1, 3, 10].map((horizon) => limitOf(metric, { limit: '1e6', parameters: { horizon, confidence: 0.95 } })),
  );
  return [...limits, ...strategies, ...horizons].map((limit, index) => ({ ...limit, id: index + 1 }));
};

/** Methods that are scaled instead of fitted again, and so agree only with themselves. */
const slow = [
  'filtered-historical-ewma',
  'filtered-historical-garch',
  'student-t',
  'garch-normal',
  'garch-t',
  'gjr-t',
  'egarch-t',
  'evt',
  'monte-carlo-normal',
  'monte-carlo-t',
  'copula-t',
];

const cases: readonly (readonly [string, Filled])[] = [
  ['a purchase of what is held', { symbol: 'AAA', strategy: 'momentum', quantity: '12' }],
  ['a sale that cuts a position', { symbol: 'EEE', strategy: 'momentum', quantity: '-7' }],
  ['a sale through zero', { symbol: 'CCC', strategy: 'value', quantity: '-55' }],
  ['a cover of a short', { symbol: 'DDD', strategy: 'value', quantity: '30' }],
  ['the close of a position', { symbol: 'FFF', strategy: 'value', quantity: '-10.5' }],
  ['a name that is not held', { symbol: 'GGG', strategy: 'value', quantity: '33' }],
  ['a strategy of its own', { symbol: 'HHH', strategy: 'events', quantity: '-21' }],
];

describe('a checked order gives what a risk run of the portfolio after it gives', () => {
  it.each(cases)('for %s', (_, trade) => {
    const limits = limitsFor(trade.symbol);
    const result = checkOrders(checksOf(limits), [trade]);
    const before = evaluateLimits(limits, computePortfolioRisk(smallInput), 'fund');
    const after = evaluateLimits(limits, computePortfolioRisk(afterTrades(smallInput, [trade])), 'fund');
    expect(result.basket.limits.length).toBeGreaterThan(20);
    for (const row of result.basket.limits) {
      const place = `${row.metric} of ${row.subject} (limit ${row.limitId})`;
      const same = (status: (typeof after)[number]) =>
        status.limitId === row.limitId && (status.subject === row.subject || row.metric === 'issuer');
      const then = after.find(same)?.value;
      const now = before.find(same)?.value ?? 0;
      expect(row.after, place).not.toBeNull();
      expect(Math.abs(row.after! - then!), place).toBeLessThan(1e-10);
      expect(Math.abs(row.before! - now), place).toBeLessThan(1e-10);
      expect(row.basis, place).toBe('exact');
    }
    const missing = limits.filter(({ id }) => !result.basket.limits.some(({ limitId }) => limitId === id));
    expect(missing).toEqual([]);
  });

  it('for a trade at another price than the close, whose cost changes the NAV', () => {
    const trade: Filled = { symbol: 'AAA', strategy: 'momentum', quantity: '12', price: '150' };
    const limits = limitsFor('AAA').filter(({ parameters }) => parameters.method !== 'model');
    const result = checkOrders(checksOf(limits), [trade]);
    const risk = computePortfolioRisk(afterTrades(smallInput, [trade]));
    expect(result.navAfter).toBe(risk.nav);
    expect(result.cashAfter).toBe(risk.cash);
    const after = evaluateLimits(limits, risk, 'fund');
    for (const row of result.basket.limits) {
      const then = after.find(
        ({ limitId, subject }) => limitId === row.limitId && (subject === row.subject || row.metric === 'issuer'),
      );
      expect(Math.abs(row.after! - then!.value!), row.metric).toBeLessThan(1e-10);
    }
  });

  it('and for several orders together', () => {
    const trades = cases.map(([, trade]) => trade);
    const limits = [...limitsFor('AAA'), ...limitsFor('GGG').map((limit) => ({ ...limit, id: limit.id + 100 }))];
    const result = checkOrders(checksOf(limits), trades);
    const after = evaluateLimits(limits, computePortfolioRisk(afterTrades(smallInput, trades)), 'fund');
    for (const row of result.basket.limits) {
      const then = after.find(
        ({ limitId, subject }) => limitId === row.limitId && (subject === row.subject || row.metric === 'issuer'),
      );
      expect(Math.abs(row.after! - then!.value!), `${row.metric} of ${row.subject}`).toBeLessThan(1e-10);
    }
  });

  it('scales the figure of a slow method by the change of volatility, and says so', () => {
    const limits = [limitOf('var', { limit: '1', parameters: { method: 'student-t' } })];
    const row = checkOrders(checksOf(limits), [{ symbol: 'AAA', quantity: '40' }]).basket.limits[0]!;
    expect(row.basis).toBe('scaled');
    const fitted = computePortfolioRisk(
      afterTrades(smallInput, [{ symbol: 'AAA', strategy: 'momentum', quantity: '40' }]),
    );
    const then = evaluateLimits(limits, fitted, 'fund')[0]!.value!;
    expect(row.after! / then).toBeCloseTo(1, 0);
    expect(row.after).toBeGreaterThan(row.before!);
  });
});
