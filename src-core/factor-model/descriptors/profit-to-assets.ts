import { accountsDescriptor } from './accounts-descriptor.ts';

export const profitToAssets = accountsDescriptor({
  id: 'profitToAssets',
  label: 'Operating profit to assets',
  formula: 'operating income ÷ total assets',
  source: 'Novy-Marx (2013), Journal of Financial Economics 108, with operating instead of gross profit',
  fields: ['operatingIncome', 'assets'],
  figure: (value) => (value('assets') > 0 ? value('operatingIncome') / value('assets') : NaN),
});
