import { accountsDescriptor } from './accounts-descriptor.ts';

export const returnOnEquity = accountsDescriptor({
  id: 'returnOnEquity',
  label: 'Return on equity',
  formula: 'net income ÷ total equity, where equity is positive',
  source: 'Asness, Frazzini & Pedersen (2019), Quality minus junk, Review of Accounting Studies 24: profitability',
  fields: ['netIncome', 'equity'],
  usesMarketCap: false,
  ratio: (figure) => (figure('equity') > 0 ? figure('netIncome') / figure('equity') : NaN),
});
