import { accountsDescriptor } from './accounts-descriptor.ts';

export const salesGrowth = accountsDescriptor({
  id: 'salesGrowth',
  label: 'Sales growth',
  formula: 'slope of yearly revenue per share ÷ |mean|, 3 to 5 years',
  source: 'Menchero, Orr & Wang (2011), USE4 Methodology Notes: SGRO',
  fields: ['salesGrowth'],
  figure: (value) => value('salesGrowth'),
});
