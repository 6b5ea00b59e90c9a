import { type ConstructionBrief, type ConstructionResult } from '../../../src-core/construction/construction-result.ts';
import { constructForPortfolio } from '../../../src-core/portfolio/construct-for-portfolio.ts';
import { type PortfolioRiskInput } from '../../../src-core/portfolio/portfolio-risk-input.ts';
import { type Task } from '../task.ts';

/** Target weights for a portfolio; the panel comes in shared memory. */
export const constructPortfolioTask: Task<
  { readonly input: PortfolioRiskInput; readonly brief: ConstructionBrief },
  ConstructionResult
> = {
  name: 'construct-portfolio',
  run({ input, brief }, context) {
    context.progress({ stage: 'Constructing', done: 0, total: null, unit: 'steps' });
    return constructForPortfolio(input, brief);
  },
};
