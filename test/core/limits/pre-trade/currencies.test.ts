import { describe, expect, it } from 'vitest';
import { evaluateLimits } from '../../../../src-core/limits/evaluate.ts';
import { prepareBook } from '../../../../src-core/limits/pre-trade/book.ts';
import { checkOrders, prepareChecks } from '../../../../src-core/limits/pre-trade/check-orders.ts';
import { computePortfolioRisk } from '../../../../src-core/portfolio/compute-portfolio-risk.ts';
import { panelOf, randomPrices, riskInput } from '../../portfolio/risk-input.ts';
import { limitOf } from '../limit-of.ts';

const names = ['AAA', 'BBB', 'CCC'];
const panel = panelOf(randomPrices(names, 120), ['USD', 'EUR', 'EUR']);
const rates = {
  base: 'USD',
  currencies: ['EUR'],
  rates: Float64Array.from(panel.dates, (_, day) => 1.1 + 0.02 * Math.sin(day)),
};
const rate = rates.rates.at(-1)!;
const close = panel.close.at(-1)!;
const positions = [
  { symbol: 'AAA', strategy: 's', quantity: '10' },
  { symbol: 'BBB', strategy: 's', quantity: '-3' },
];
const input = riskInput(panel, { rates, positions, cash: [{ currency: 'EUR', amount: '2000' }] });
const limits = ['gross-leverage', 'net-leverage', 'volatility', 'var', 'top-n'].map((metric, index) =>
  limitOf(metric, { id: index + 1, warn: '0.0001' }),
);

describe('an order in a foreign currency', () => {
  const checks = prepareChecks(prepareBook({ risk: input, candidates: ['CCC'] }), limits);
  const result = checkOrders(checks, [{ symbol: 'CCC', quantity: '4' }]);

  it('is valued and paid at the rate of the day', () => {
    expect(Number(result.lines[0]!.value)).toBeCloseTo(4 * close * rate, 9);
    expect(result.lines[0]).toMatchObject({ currency: 'EUR', price: String(close), strategy: 's' });
    expect(Number(result.cash) - Number(result.cashAfter)).toBeCloseTo(4 * close * rate, 9);
    expect(result.navAfter).toBe(result.nav);
  });

  it('moves the limits as a risk run after it', () => {
    const risk = computePortfolioRisk({
      ...input,
      positions: [...positions, { symbol: 'CCC', strategy: 's', quantity: '4' }],
      cash: [{ currency: 'EUR', amount: String(2000 - 4 * close) }],
    });
    const after = evaluateLimits(limits, risk, 'fund');
    expect(result.basket.limits).toHaveLength(limits.length);
    for (const row of result.basket.limits) {
      const then = after.find(({ limitId }) => limitId === row.limitId)!;
      expect(Math.abs(row.after! - then.value!), row.metric).toBeLessThan(1e-10);
    }
  });
});
