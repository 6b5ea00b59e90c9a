import { type PortfolioRiskInput } from '../../../src-core/portfolio/portfolio-risk-input.ts';
import { prepareStressMarket, type OtherSecurities } from '../../../src-core/stress/prepare-market.ts';
import { type StressMarket } from '../../../src-core/stress/stress-market.ts';
import { type Task } from '../task.ts';

/** Prepares what a portfolio's scenarios are computed from; its large arrays come back in shared memory. */
export const stressMarketTask: Task<
  { readonly input: PortfolioRiskInput; readonly others: OtherSecurities },
  StressMarket
> = {
  name: 'stress-market',
  run({ input, others }, context) {
    context.progress({ stage: 'Preparing the stress test', done: 0, total: null, unit: 'securities' });
    return prepareStressMarket(input, others);
  },
};
