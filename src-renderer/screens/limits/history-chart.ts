import { type LimitHistory } from '../../../src-core/contract/index.ts';
import { type ChartModel } from '../../components/chart/chart-model.ts';
import { percent } from '../../format/numbers.ts';

/** A limit's history as it is chosen and drawn. */
export interface HistoryLine {
  readonly id: string;
  readonly label: string;
  readonly history: LimitHistory;
}

/** The histories that have a utilisation, the most used first; those of the same name are told apart. */
export function historyLines(histories: readonly LimitHistory[]): readonly HistoryLine[] {
  const shown = histories.filter(({ points }) => points.some(({ utilisation }) => utilisation !== null));
  return shown
    .map((history) => {
      const { limitId, subject, label } = history;
      const namesakes = shown.filter((other) => other.label === label && other !== history);
      const parts = [
        label,
        ...(namesakes.some((other) => other.subject !== subject) ? [subject] : []),
        ...(namesakes.some((other) => other.limitId !== limitId) ? [`limit ${limitId}`] : []),
      ];
      return { id: `${limitId}:${subject}`, label: parts.join(', '), history };
    })
    .toSorted((a, b) => lastUtilisation(b.history) - lastUtilisation(a.history));
}

function lastUtilisation({ points }: LimitHistory): number {
  return points.findLast(({ utilisation }) => utilisation !== null)?.utilisation ?? 0;
}

/** Utilisation over the dates of the runs, with the limit itself at 100 %. */
export function historyChart(lines: readonly HistoryLine[], drawn: readonly string[]): ChartModel {
  const dates = [...new Set(lines.flatMap(({ history }) => history.points.map(({ asOf }) => asOf)))].sort();
  return {
    title: 'Utilisation, % of the limit',
    kind: 'line',
    labels: dates,
    series: [
      ...lines.flatMap(({ id, label, history }, place) => {
        if (!drawn.includes(id)) return [];
        const of = new Map(history.points.map(({ asOf, utilisation }) => [asOf, utilisation]));
        const values = dates.map((date) => of.get(date) ?? null);
        // A line needs two dates.
        const style = history.points.length === 1 ? ('points' as const) : ('line' as const);
        return { name: label, values, place, style };
      }),
      { name: 'Limit', values: dates.map(() => 1), style: 'dashed' as const, colour: 'limit' as const },
    ],
    format: (value) => percent(value, 0),
  };
}
