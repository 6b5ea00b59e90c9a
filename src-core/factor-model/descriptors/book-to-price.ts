import { accountsDescriptor } from './accounts-descriptor.ts';

export const bookToPrice = accountsDescriptor({
  id: 'bookToPrice',
  label: 'Book to price',
  formula: 'total equity ÷ market cap',
  source: 'Menchero, Orr & Wang (2011), USE4 Methodology Notes: BTOP',
  fields: ['equity'],
  figure: (value) => value('equity'),
  atMarketCap: (equity, marketCap) => equity / marketCap,
});
