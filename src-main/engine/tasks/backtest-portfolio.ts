import { portfolioHistory, type PortfolioHistory } from '../../../src-core/backtest/portfolio-history.ts';
import { type PortfolioRiskInput } from '../../../src-core/portfolio/portfolio-risk-input.ts';
import { type Task } from '../task.ts';

/** The history a portfolio's backtest walks along; the panel comes in shared memory. */
export const backtestPortfolio: Task<PortfolioRiskInput, PortfolioHistory> = {
  name: 'backtest-portfolio',
  run: portfolioHistory,
};
