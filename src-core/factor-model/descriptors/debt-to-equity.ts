import { accountsDescriptor } from './accounts-descriptor.ts';

export const debtToEquity = accountsDescriptor({
  id: 'debtToEquity',
  label: 'Debt to equity',
  formula: 'long-term debt ÷ total equity, where equity is positive',
  source: 'Menchero, Orr & Wang (2011), USE4 Methodology Notes: BLEV',
  fields: ['longTermDebt', 'equity'],
  figure: (value) => (value('equity') > 0 ? value('longTermDebt') / value('equity') : NaN),
});
