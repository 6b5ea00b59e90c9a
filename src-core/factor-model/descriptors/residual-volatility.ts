import { type Descriptor } from './descriptor.ts';

export const residualVolatility: Descriptor = {
  id: 'residualVolatility',
  label: 'Residual volatility',
  inputs: ['prices', 'market return'],
  formula: 'standard deviation of the residual of the beta regression, 252 days, half-life 63',
  source: 'Menchero, Orr & Wang (2011), USE4 Methodology Notes: HSIGMA',
  measure: (block, values) => values.set(block.marketRegressions().residualDeviations),
  reasonMissing: () => 'missing-history',
};
