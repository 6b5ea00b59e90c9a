import { computePortfolioRisk } from '../../../src-core/portfolio/compute-portfolio-risk.ts';
import { type PortfolioRiskInput } from '../../../src-core/portfolio/portfolio-risk-input.ts';
import { type PortfolioRisk } from '../../../src-core/portfolio/portfolio-risk.ts';
import { type Task } from '../task.ts';

/** Values a portfolio and measures its risk; the panel comes in shared memory. */
export const portfolioRisk: Task<PortfolioRiskInput, PortfolioRisk> = {
  name: 'portfolio-risk',
  run(input, context) {
    const total = input.positions.length;
    context.progress({ stage: 'Computing risk', done: 0, total, unit: 'positions' });
    const risk = computePortfolioRisk(input);
    context.progress({ stage: 'Computing risk', done: total, total, unit: 'positions' });
    return risk;
  },
};
