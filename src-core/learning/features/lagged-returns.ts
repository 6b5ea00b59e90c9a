import { type Feature } from './feature.ts';

/** The day's return; the sequence gives its lags. */
export const laggedReturns: Feature = {
  id: 'returns',
  label: 'Lagged returns',
  what: 'The return of each day of the sequence',
  source: 'returns',
  columns: ['return'],
  warmUp: 0,
  compute: ({ returns }) => [returns.slice()],
};
