import { accountsDescriptor } from './accounts-descriptor.ts';

export const salesToPrice = accountsDescriptor({
  id: 'salesToPrice',
  label: 'Sales to price',
  formula: 'total revenue ÷ market cap',
  source: 'Barbee, Mukherji & Raines (1996), Financial Analysts Journal 52(2)',
  fields: ['revenue'],
  figure: (value) => value('revenue'),
  atMarketCap: (revenue, marketCap) => revenue / marketCap,
});
