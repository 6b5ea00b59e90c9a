import { measurePortfolio, type MeasuredPortfolio } from '../../../src-core/portfolio/compute-portfolio-risk.ts';
import { type PortfolioRiskInput } from '../../../src-core/portfolio/portfolio-risk-input.ts';
import { type Task } from '../task.ts';

/** Values a portfolio and measures its risk but for the tail-risk methods; the panel comes in shared memory. */
export const portfolioRisk: Task<PortfolioRiskInput, MeasuredPortfolio> = {
  name: 'portfolio-risk',
  run(input, context) {
    const total = input.positions.length;
    context.progress({ stage: 'Measuring the portfolio', done: 0, total, unit: 'positions' });
    const measured = measurePortfolio(input);
    context.progress({ stage: 'Measuring the portfolio', done: total, total, unit: 'positions' });
    return measured;
  },
};
