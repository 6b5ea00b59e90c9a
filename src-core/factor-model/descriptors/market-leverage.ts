import { accountsDescriptor } from './accounts-descriptor.ts';

export const marketLeverage = accountsDescriptor({
  id: 'marketLeverage',
  label: 'Market leverage',
  formula: '(market cap + long-term debt) ÷ market cap',
  source: 'Menchero, Orr & Wang (2011), USE4 Methodology Notes: MLEV',
  fields: ['longTermDebt'],
  figure: (value) => value('longTermDebt'),
  atMarketCap: (debt, marketCap) => (marketCap + debt) / marketCap,
});
