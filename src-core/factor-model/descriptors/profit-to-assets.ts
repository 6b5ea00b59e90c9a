import { accountsDescriptor } from './accounts-descriptor.ts';

export const profitToAssets = accountsDescriptor({
  id: 'profitToAssets',
  label: 'Operating profit to assets',
  formula: 'operating income ÷ total assets',
  source: 'Novy-Marx (2013), Journal of Financial Economics 108, with operating instead of gross profit',
  fields: ['operatingIncome', 'assets'],
  usesMarketCap: false,
  ratio: (figure) => (figure('assets') > 0 ? figure('operatingIncome') / figure('assets') : NaN),
});
