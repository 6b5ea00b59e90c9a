import { type BacktestSeries } from '../../../src-core/backtest/rolling-method.ts';
import { type PortfolioRiskInput } from '../../../src-core/portfolio/portfolio-risk-input.ts';
import { simulatedSeries } from '../../../src-core/portfolio/simulated-series.ts';
import { type Task } from '../task.ts';

/** The returns of today's holdings over the whole history; they come back in shared memory. */
export const portfolioSeries: Task<PortfolioRiskInput, BacktestSeries> = {
  name: 'portfolio-series',
  run(input, context) {
    context.progress({ stage: 'Simulating the holdings', done: 0, total: null, unit: 'days' });
    return simulatedSeries(input);
  },
};
