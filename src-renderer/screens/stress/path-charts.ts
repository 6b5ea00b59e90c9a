import { type MeasuredStress } from '../../../src-core/contract/index.ts';
import { type ChartModel } from '../../components/chart/chart-model.ts';
import { percent } from '../../format/numbers.ts';

/** Cumulative loss of each replay among the parts; every replay has its own days and so its own chart. */
export function pathCharts({ paths, byPart }: MeasuredStress): readonly ChartModel[] {
  return paths.map(({ part, dates, losses }) => {
    const label = byPart.find((loss) => loss.part === part)?.label ?? 'Replay';
    return {
      title: `${label}, loss so far, % of NAV`,
      kind: 'line',
      labels: dates,
      series: [{ name: 'Loss', values: losses }],
      format: (value) => percent(value, 1),
    };
  });
}
