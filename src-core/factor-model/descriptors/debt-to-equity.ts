import { accountsDescriptor } from './accounts-descriptor.ts';

export const debtToEquity = accountsDescriptor({
  id: 'debtToEquity',
  label: 'Debt to equity',
  formula: 'long-term debt ÷ total equity, where equity is positive',
  source: 'Menchero, Orr & Wang (2011), USE4 Methodology Notes: BLEV',
  fields: ['longTermDebt', 'equity'],
  usesMarketCap: false,
  ratio: (figure) => (figure('equity') > 0 ? figure('longTermDebt') / figure('equity') : NaN),
});
