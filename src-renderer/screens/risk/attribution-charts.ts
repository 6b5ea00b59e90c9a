import { type Attribution } from '../../../src-core/contract/index.ts';
import { type ChartModel } from '../../components/chart/chart-model.ts';
import { percent } from '../../format/numbers.ts';
import { groupNames } from './risk-address.ts';

/** Cumulative contributions by group; at the end they add up to the return of the holdings. */
export function attributionChart({ path }: Attribution): ChartModel {
  const present = path.groups.filter(({ values }) => values.some((value) => value !== 0));
  return {
    title: 'Cumulative contribution to return, % of NAV',
    kind: 'line',
    labels: path.dates,
    series: present.map(({ group, values }) => ({ name: groupNames[group], values })),
    format: (value) => percent(value, 1),
  };
}
