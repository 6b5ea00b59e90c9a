import { accountsDescriptor } from './accounts-descriptor.ts';

/** Counts against Quality: the steadier the earnings, the better. */
export const earningsVariability = accountsDescriptor({
  id: 'earningsVariability',
  label: 'Earnings variability',
  formula: 'standard deviation of yearly earnings per share ÷ |mean|, 3 to 5 years',
  source: 'Asness, Frazzini & Pedersen (2019), Quality minus junk, Review of Accounting Studies 24: safety',
  fields: ['earningsVariability'],
  figure: (value) => value('earningsVariability'),
});
