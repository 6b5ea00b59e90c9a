import { describe, expect, it } from 'vitest';
import { evaluateLimits } from '../../../src-core/limits/evaluate.ts';
import { type Limit } from '../../../src-core/limits/limit.ts';
import { ExactDecimal } from '../../../src-core/numerics/exact-decimal.ts';
import { computePortfolioRisk } from '../../../src-core/portfolio/compute-portfolio-risk.ts';
import reference from '../../reference/limits.json' with { type: 'json' };
import { panelOf, riskInput } from '../portfolio/risk-input.ts';
import { limitOf } from './limit-of.ts';

type Thresholds = typeof reference.inputs.conventions.default;
type Case = (typeof reference.expected.cases)[number];

const actions = ['allow', 'warn', 'reject', 'halt'];
const panel = panelOf({ XYZ: [100, 101, 100] });

function limitsOf(name: Case['limits']): Limit[] {
  const thresholds: Thresholds = typeof name === 'string' ? reference.inputs.conventions.default : name;
  const concentrated = name === 'default_without_concentration';
  return [
    limitOf('gross-leverage', {
      warn: thresholds.warn_portfolio_leverage,
      limit: thresholds.max_portfolio_leverage,
    }),
    limitOf('single-name', {
      warn: concentrated ? '100' : thresholds.warn_single_asset_exposure,
      limit: concentrated ? '100' : thresholds.max_single_asset_exposure,
    }),
    limitOf('drawdown', {
      warn: thresholds.warn_drawdown,
      limit: thresholds.max_drawdown,
      halt: thresholds.halt_drawdown,
    }),
  ];
}

/** The case's portfolio after its order, held in one security at 100, with a history that fell from its peak. */
function riskOf({ measures }: Case) {
  const equity = new ExactDecimal(measures.equity);
  const held = equity.times(measures.gross_leverage_after);
  const peak = equity.div(new ExactDecimal(1).plus(measures.drawdown)).toDecimalPlaces(6);
  return computePortfolioRisk(
    riskInput(panel, {
      positions: [{ symbol: 'XYZ', strategy: 's1', quantity: held.div(100).toFixed() }],
      cash: [{ currency: 'USD', amount: equity.minus(held).toFixed() }],
      navHistory: [peak.toFixed(), equity.toFixed()].map((nav, day) => ({
        date: panel.dates[day]!,
        nav,
        profitAndLoss: null,
        flow: null,
      })),
    }),
  );
}

describe('decisions around thresholds', () => {
  it.each(reference.expected.cases)('$name: $action', (reported) => {
    const statuses = evaluateLimits(limitsOf(reported.limits), riskOf(reported), 'fund');
    const strictest = Math.max(...statuses.map(({ action }) => actions.indexOf(action)));
    expect(actions[strictest]).toBe(reported.action);
  });
});
