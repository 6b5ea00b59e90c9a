import { type Descriptor } from './descriptor.ts';

export const marketBeta: Descriptor = {
  id: 'marketBeta',
  label: 'Market beta',
  inputs: ['prices', 'market return'],
  formula: 'slope of the return on the cap-weighted estimation universe, 252 days, half-life 63',
  source: 'Menchero, Orr & Wang (2011), USE4 Methodology Notes: BETA',
  measure: (block, values) => values.set(block.marketRegressions().betas),
  reasonMissing: () => 'missing-history',
};
