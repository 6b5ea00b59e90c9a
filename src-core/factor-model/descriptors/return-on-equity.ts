import { accountsDescriptor } from './accounts-descriptor.ts';

export const returnOnEquity = accountsDescriptor({
  id: 'returnOnEquity',
  label: 'Return on equity',
  formula: 'net income ÷ total equity, where equity is positive',
  source: 'Asness, Frazzini & Pedersen (2019), Quality minus junk, Review of Accounting Studies 24: profitability',
  fields: ['netIncome', 'equity'],
  figure: (value) => (value('equity') > 0 ? value('netIncome') / value('equity') : NaN),
});
