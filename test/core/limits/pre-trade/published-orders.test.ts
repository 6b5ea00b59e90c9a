import { describe, expect, it } from 'vitest';
import { type Limit } from '../../../../src-core/limits/limit.ts';
import { prepareBook } from '../../../../src-core/limits/pre-trade/book.ts';
import { checkOrders, prepareChecks } from '../../../../src-core/limits/pre-trade/check-orders.ts';
import { type OrderCheck, type OrderProjection } from '../../../../src-core/limits/pre-trade/order-check.ts';
import { ExactDecimal } from '../../../../src-core/numerics/exact-decimal.ts';
import reference from '../../../reference/order_decisions.json' with { type: 'json' };
import { panelOf, riskInput } from '../../portfolio/risk-input.ts';
import { limitOf } from '../limit-of.ts';

type Case = (typeof reference.expected.cases)[number];
type Thresholds = typeof reference.inputs.conventions.default;

const capital = '100000';

function limitsOf(name: Case['limits']): Limit[] {
  const thresholds: Thresholds = typeof name === 'string' ? reference.inputs.conventions.default : name;
  const free = name === 'default_without_concentration';
  return [
    limitOf('gross-leverage', {
      id: 1,
      warn: thresholds.warn_portfolio_leverage,
      limit: thresholds.max_portfolio_leverage,
    }),
    limitOf('single-name', {
      id: 2,
      warn: free ? '100' : thresholds.warn_single_asset_exposure,
      limit: free ? '200' : thresholds.max_single_asset_exposure,
    }),
    limitOf('drawdown', {
      id: 3,
      warn: thresholds.warn_drawdown,
      limit: thresholds.max_drawdown,
      halt: thresholds.halt_drawdown,
    }),
  ];
}

/** The case's portfolio with a NAV history that fell from its peak, checked for its order. */
function check({ strategies, order, prices, limits, already_halted, measures }: Case, projection: OrderProjection) {
  const held = Object.entries(strategies).flatMap(([strategy, { positions }]) =>
    positions.map(([symbol, quantity, price]) => ({ symbol: symbol!, strategy, quantity: quantity!, price: price! })),
  );
  const symbols = [...new Set([order.symbol, ...held.map(({ symbol }) => symbol)])];
  const priceOf = (symbol: string) =>
    Number(
      (prices as Record<string, string>)[symbol] ??
        held.find((position) => position.symbol === symbol)?.price ??
        order.price_if_unknown,
    );
  const panel = panelOf(Object.fromEntries(symbols.map((symbol) => [symbol, [90, 95, priceOf(symbol)]])));
  const cash = Object.values(strategies).reduce((sum, own) => sum.plus(own.cash), new ExactDecimal(0));
  const equity = new ExactDecimal(measures.equity);
  const peak = equity.gt(0) ? equity.div(new ExactDecimal(1).plus(measures.drawdown)) : new ExactDecimal(capital);
  const risk = riskInput(panel, {
    positions: held.map(({ symbol, strategy, quantity }) => ({ symbol, strategy, quantity })),
    cash: [{ currency: 'USD', amount: cash.toFixed() }],
    navHistory: [peak.toDecimalPlaces(6), equity].map((nav, day) => ({
      date: panel.dates[day]!,
      nav: nav.toFixed(),
      profitAndLoss: null,
      flow: null,
    })),
  });
  const book = prepareBook({ risk, candidates: [order.symbol] });
  return checkOrders(prepareChecks(book, limitsOf(limits)), [{ symbol: order.symbol, quantity: order.quantity }], {
    projection,
    halts: already_halted ? [{ limitId: 3, subject: 'fund' }] : [],
  });
}

const limitIdOf: Readonly<Record<string, number>> = { leverage: 1, concentration: 2, drawdown: 3 };
const valueOf = (result: OrderCheck, limitId: number) =>
  result.basket.limits.find((row) => row.limitId === limitId)!.after!;

// One price serves exposure and equity here, so that this case has another concentration; its decision is the same.
const revalued = 'current_price_overrides_last_price';
const firstRefusal = 'leverage_reject_comes_before_drawdown_halt';
const withEquity = reference.expected.cases.filter(({ measures }) => Number(measures.equity) > 0);

describe('recorded decisions with every order’s size added', () => {
  it.each(withEquity)('$name: $action', (reported) => {
    const result = check(reported, 'unsigned');
    // The recorded checker returns its first refusal, this one the strictest; both are in its rows.
    expect(result.action).toBe(reported.name === firstRefusal ? 'halt' : reported.action);
    expect(result.allowed).toBe(reported.action === 'allow' || reported.action === 'warn');
    const deciding = limitIdOf[reported.reason];
    if (deciding !== undefined) {
      const row = result.basket.limits.find(({ limitId }) => limitId === deciding)!;
      expect(row.action).toBe(reported.action);
    }
    if (reported.name === revalued) return expect(valueOf(result, 2)).toBeCloseTo(0.200961538, 8);
    expect(valueOf(result, 1)).toBeCloseTo(Number(reported.measures.gross_leverage_after), 9);
    expect(valueOf(result, 2)).toBeCloseTo(Number(reported.measures.name_concentration_after), 9);
    // A new high is no drawdown; the record writes it as a positive one.
    expect(valueOf(result, 3)).toBeCloseTo(Math.max(0, -Number(reported.measures.drawdown)), 9);
  });
});

describe('recorded decisions with the order’s sign', () => {
  it.each(withEquity.filter(({ signed }) => signed !== undefined))('$name: $signed.action', (reported) => {
    const result = check(reported, 'signed');
    expect(result.action).toBe(reported.signed!.action);
    expect(valueOf(result, 1)).toBeCloseTo(Number(reported.signed!.measures.gross_leverage_after), 9);
  });
});

describe('a portfolio without equity', () => {
  it.each(reference.expected.cases.filter(({ measures }) => Number(measures.equity) <= 0))(
    '$name: nothing passes, and the reason is said',
    (reported) => {
      expect(() => check(reported, 'signed')).toThrow('The net asset value is');
    },
  );
});
