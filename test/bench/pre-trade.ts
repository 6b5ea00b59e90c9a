import { prepareBook } from '../../src-core/limits/pre-trade/book.ts';
import { checkOrders, prepareChecks } from '../../src-core/limits/pre-trade/check-orders.ts';
import { type Limit, type MetricParameters } from '../../src-core/limits/limit.ts';
import { createStream } from '../../src-core/numerics/random-stream.ts';
import { medianMilliseconds, type Bench } from './measure.ts';
import { randomPortfolio } from './portfolio-risk.ts';

const checks = 10_000;
const positions = 500;
const days = 500;

const metrics: readonly (readonly [metric: string, parameters: MetricParameters])[] = [
  ['gross-leverage', {}],
  ['net-leverage', {}],
  ['single-name', {}],
  ['issuer', {}],
  ['top-n', {}],
  ['sector', {}],
  ['country', {}],
  ['drawdown', {}],
  ['volatility', { method: 'sample' }],
  ['volatility', { method: 'ewma' }],
  ['var', { method: 'historical', confidence: 0.95 }],
  ['var', { method: 'historical', confidence: 0.99 }],
  ['var', { method: 'historical', confidence: 0.99, horizon: 10 }],
  ['var', { method: 'gaussian', confidence: 0.95 }],
  ['var', { method: 'gaussian', confidence: 0.99 }],
  ['var', { method: 'ewma', confidence: 0.99 }],
  ['es', { method: 'historical', confidence: 0.975 }],
  ['es', { method: 'gaussian', confidence: 0.975 }],
  ['days-to-liquidate', {}],
  ['strategy-correlation', {}],
];

/** Checks of one order at a time against 20 limits, on one thread: as they come from a desk, all different. */
export const preTrade: Bench = {
  name: 'pre-trade',
  async run() {
    const risk = randomPortfolio(positions, days);
    const prepareTime = await medianMilliseconds(5, () =>
      prepareChecks(prepareBook({ risk, candidates: [] }), limits('1e6')),
    );
    const figures = [
      {
        name: `preparing the book of ${positions} positions with ${metrics.length} limits`,
        value: prepareTime,
        unit: 'ms',
        runs: 5,
        aim: '',
      },
    ];
    for (const [name, threshold] of [
      ['all pass', '1e6'],
      ['all are cut by 20 limits', '1e-6'],
    ] as const) {
      const prepared = prepareChecks(prepareBook({ risk, candidates: [] }), limits(threshold));
      const stream = createStream(3, 0);
      const orders = Array.from({ length: checks }, () => ({
        symbol: `S${Math.floor(positions * stream.uniform())}`,
        quantity: String(Math.ceil(400 * stream.uniform()) * (stream.uniform() < 0.5 ? -1 : 1)),
      }));
      const count = threshold === '1e6' ? checks : checks / 20;
      const elapsed = await medianMilliseconds(3, () => {
        for (let i = 0; i < count; i++) checkOrders(prepared, [orders[i]!]);
      });
      figures.push({
        name: `checks of one order, ${metrics.length} limits, ${positions} positions: ${name}`,
        value: (1000 * count) / elapsed,
        unit: 'checks/s',
        runs: 3,
        aim: threshold === '1e6' ? '≥ 2000' : '',
      });
    }
    return figures;
  },
};

function limits(threshold: string): readonly Limit[] {
  return metrics.map(([metric, parameters], index) => ({
    id: index + 1,
    metric,
    parameters,
    scope: { level: 'portfolio' },
    controlPoint: 'both',
    warn: null,
    limit: Number(threshold).toFixed(6),
    halt: null,
    warnAction: 'warn',
    limitAction: 'reduce',
    haltAction: 'halt',
    effectiveFrom: null,
    effectiveTo: null,
    note: '',
    approvedBy: '',
    approvedAt: null,
  }));
}
