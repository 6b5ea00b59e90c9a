import { type DataQualityView, type FeatureDrift, type TaskRecord } from '../../../../src-core/contract/index.ts';
import { type ChartModel } from '../../../components/chart/chart-model.ts';
import { chartOver, type Period } from '../../../components/period/period.ts';
import { dateTime, decimal, percent } from '../../../format/numbers.ts';

/** Shares of days by value, then and now. */
export function histogramChart({ label, unit, histogram, reference, recent }: FeatureDrift): ChartModel {
  const { edges } = histogram;
  const middles = histogram.recent.map((_, bin) => (edges[bin]! + edges[bin + 1]!) / 2);
  const shown = (value: number) => (unit === 'fraction' ? percent(value, 2) : decimal(value, 2));
  return {
    title: `${label}, share of days, %`,
    kind: 'bar',
    labels: middles.map(shown),
    exactLabels: middles.map(String),
    series: [
      { name: `The ${reference.days} days before`, values: histogram.reference, colour: 5 },
      { name: `The last ${recent.days} days`, values: histogram.recent, colour: 1 },
    ],
    format: (value) => percent(value, 0),
  };
}

const stabilityMarks = [
  { name: 'Moved, 0.1', value: 0.1, colour: 5 },
  { name: 'Shifted, 0.25', value: 0.25, colour: 'limit' },
] as const;

/** The stability index at earlier days. */
export function stabilityChart({ label, history }: FeatureDrift): ChartModel {
  return {
    title: `${label}, population stability index`,
    kind: 'line',
    labels: history.map(({ date }) => date),
    series: [
      { name: 'PSI', values: history.map(({ stability }) => stability), colour: 1 },
      ...stabilityMarks.map(({ name, value, colour }) => ({
        name,
        values: history.map(() => value),
        style: 'dashed' as const,
        colour,
      })),
    ],
    format: (value) => decimal(value, 2),
  };
}

/** What is wrong with the prices of held names, day by day. */
export function qualityChart({ days }: DataQualityView, period: Period): ChartModel {
  const share = (counts: readonly number[]) =>
    counts.map((count, day) => (days.names[day] === 0 ? null : count / days.names[day]!));
  return chartOver(
    {
      title: 'Missing and stale prices of held names, %',
      kind: 'line',
      labels: days.dates,
      series: [
        { name: 'Missing', values: share(days.missing), colour: 'limit' },
        { name: 'Stale', values: share(days.stale), colour: 2 },
      ],
      format: (value) => percent(value, 1),
    },
    period,
  );
}

export function outlierChart({ days }: DataQualityView, period: Period): ChartModel {
  return chartOver(
    {
      title: 'Unlikely returns of held names, number',
      kind: 'line',
      labels: days.dates,
      series: [
        { name: 'Far out of the usual', values: days.outliers, colour: 5 },
        { name: 'Taken back the next day', values: days.spikes, colour: 'limit' },
      ],
      // An axis of few has marks between whole numbers.
      format: (value) => (Number.isInteger(value) ? decimal(value, 0) : ''),
    },
    period,
  );
}

/** The quality of the data at each version that was looked at. */
export function versionChart({ history }: DataQualityView): ChartModel {
  const share = (of: (figures: (typeof history)[number]['figures']) => number) =>
    history.map(({ figures }) => (figures.cells === 0 ? null : of(figures) / figures.cells));
  return {
    title: 'Missing and stale prices by version of the data, % of the last 20 days',
    kind: 'bar',
    labels: history.map(({ datasetVersion, asOf }) => `${datasetVersion.slice(0, 8)}, ${asOf ?? ''}`),
    series: [
      { name: 'Missing', values: share(({ missing }) => missing), colour: 'limit' },
      { name: 'Stale', values: share(({ stale }) => stale), colour: 2 },
    ],
    format: (value) => percent(value, 1),
  };
}

/** Times of an operation's tasks, oldest first. */
export function durationChart(operation: string, tasks: readonly TaskRecord[]): ChartModel {
  const own = tasks.filter((task) => task.operation === operation).toReversed();
  const of = (state: TaskRecord['state']) =>
    own.map((task) => (task.state === state ? task.elapsedMilliseconds / 1000 : null));
  return {
    title: `Time of ${operation}, seconds`,
    kind: 'bar',
    labels: own.map(({ startedAt }) => dateTime(startedAt)),
    exactLabels: own.map(({ startedAt }) => startedAt),
    series: [
      { name: 'Done', values: of('done'), colour: 1 },
      { name: 'Failed', values: of('failed'), colour: 'limit' },
      { name: 'Cancelled', values: of('cancelled'), colour: 5 },
    ],
    format: (value) => decimal(value, 1),
  };
}

const megabyte = 1e6;

/** Memory and the size of the workspace when tasks ended, oldest first. */
export function memoryChart(tasks: readonly TaskRecord[]): ChartModel {
  const own = tasks.toReversed();
  return {
    title: 'Memory and size of the workspace as tasks ended, MB',
    kind: 'line',
    labels: own.map(({ startedAt }) => dateTime(startedAt)),
    exactLabels: own.map(({ startedAt }) => startedAt),
    series: [
      { name: 'Whole process', values: own.map(({ residentBytes }) => residentBytes / megabyte), colour: 1 },
      { name: 'Worker threads', values: own.map(({ workerBytes }) => workerBytes / megabyte), colour: 2 },
      { name: 'Workspace', values: own.map(({ databaseBytes }) => databaseBytes / megabyte), colour: 5 },
    ],
    format: (value) => decimal(value, 0),
  };
}
