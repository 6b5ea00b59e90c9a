import { type PortfolioBacktest } from '../../../src-core/backtest/backtest-result.ts';
import { type DriftWindows } from '../../../src-core/monitoring/drift.ts';
import { monitorPortfolio, type PortfolioMonitor } from '../../../src-core/monitoring/monitor-portfolio.ts';
import { recordOfBacktest } from '../../../src-core/monitoring/record-of-backtest.ts';
import { type PortfolioRiskInput } from '../../../src-core/portfolio/portfolio-risk-input.ts';
import { type Task } from '../task.ts';

export interface MonitorPortfolioInput {
  readonly portfolio: PortfolioRiskInput;
  /** Result of a stored backtest as it was kept, so that it is read on this thread; null = none. */
  readonly backtest: string | null;
  readonly windows: DriftWindows;
}

/** Looks over a portfolio's methods and data; the panel comes in shared memory. */
export const monitorPortfolioTask: Task<MonitorPortfolioInput, PortfolioMonitor> = {
  name: 'monitor-portfolio',
  run: ({ portfolio, backtest, windows }) =>
    monitorPortfolio({
      portfolio,
      backtest: backtest === null ? null : recordOfBacktest(JSON.parse(backtest) as PortfolioBacktest),
      windows,
    }),
};
