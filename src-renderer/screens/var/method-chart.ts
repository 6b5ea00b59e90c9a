import { type ChartModel } from '../../components/chart/chart-model.ts';
import { levelText, percent } from '../../format/numbers.ts';
import { type MethodRow } from './method-rows.ts';

/**
 * VaR and ES of the methods that gave one, with their intervals.
 *
 * @param level of the intervals
 */
export function methodChart(rows: readonly MethodRow[], confidence: number, level: number): ChartModel {
  const given = rows.filter(({ figure }) => figure.var !== null);
  return {
    title: `VaR and ES ${levelText(confidence)} of one day by method, ${levelText(level)} intervals, % of NAV`,
    kind: 'bar',
    horizontal: true,
    labels: given.map(({ label }) => label),
    series: [
      {
        name: 'VaR',
        values: given.map(({ figure }) => figure.var),
        intervals: given.map(({ figure }) => figure.varInterval),
        colour: 1,
        faint: true,
      },
      {
        name: 'ES',
        values: given.map(({ figure }) => figure.es),
        intervals: given.map(({ figure }) => figure.esInterval),
        colour: 2,
        faint: true,
      },
    ],
    format: (value) => percent(value),
  };
}
