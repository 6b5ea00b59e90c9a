import { accountsDescriptor } from './accounts-descriptor.ts';

export const debtToAssets = accountsDescriptor({
  id: 'debtToAssets',
  label: 'Debt to assets',
  formula: 'total liabilities ÷ total assets',
  source: 'Menchero, Orr & Wang (2011), USE4 Methodology Notes: DTOA',
  fields: ['liabilities', 'assets'],
  figure: (value) => (value('assets') > 0 ? value('liabilities') / value('assets') : NaN),
});
