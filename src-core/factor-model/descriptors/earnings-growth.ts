import { accountsDescriptor } from './accounts-descriptor.ts';

export const earningsGrowth = accountsDescriptor({
  id: 'earningsGrowth',
  label: 'Earnings growth',
  formula: 'slope of yearly earnings per share ÷ |mean|, 3 to 5 years',
  source: 'Menchero, Orr & Wang (2011), USE4 Methodology Notes: EGRO',
  fields: ['earningsGrowth'],
  figure: (value) => value('earningsGrowth'),
});
