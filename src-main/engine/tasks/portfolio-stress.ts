import { type PortfolioRiskInput } from '../../../src-core/portfolio/portfolio-risk-input.ts';
import { portfolioStress } from '../../../src-core/stress/portfolio-stress.ts';
import { type StressRow } from '../../../src-core/stress/stress-result.ts';
import { type Task } from '../task.ts';

/** The stress losses of a risk run. */
export const portfolioStressTask: Task<PortfolioRiskInput, readonly StressRow[]> = {
  name: 'portfolio-stress',
  run: (input) => portfolioStress(input),
};
