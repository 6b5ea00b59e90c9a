import { accountsDescriptor } from './accounts-descriptor.ts';

export const earningsToPrice = accountsDescriptor({
  id: 'earningsToPrice',
  label: 'Earnings to price',
  formula: 'net income ÷ market cap',
  source: 'Menchero, Orr & Wang (2011), USE4 Methodology Notes: ETOP',
  fields: ['netIncome'],
  figure: (value) => value('netIncome'),
  atMarketCap: (income, marketCap) => income / marketCap,
});
