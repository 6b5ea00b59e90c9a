import { type SeriesDefinition } from '../../../src-core/contract/index.ts';
import { percent, shortMoney } from '../../format/numbers.ts';
import { type ChartModel, type ChartSeries } from './chart-model.ts';

const styles = { line: 'line', area: 'line', bars: 'bar', marks: 'points' } as const;
const colours = { accent: 1, neutral: 5, alarm: 'limit' } as const;

/**
 * A chart that reports have too, as the window draws it.
 *
 * @param last labels shown, counted from the newest; absent = all
 */
export function chartModelOf(definition: SeriesDefinition, last = Infinity): ChartModel {
  const { title, chart, unit, labels, series } = definition;
  const from = Math.max(0, labels.length - last);
  return {
    title,
    kind: chart === 'bar' || series.some(({ style }) => style === 'bars') ? 'bar' : 'line',
    labels: labels.slice(from),
    series: series.map(({ name, values, style, tone }): ChartSeries => ({
      name,
      values: values.slice(from),
      style: styles[style],
      colour: colours[tone],
    })),
    format: unit === 'money' ? shortMoney : (value) => percent(value, 0),
  };
}
