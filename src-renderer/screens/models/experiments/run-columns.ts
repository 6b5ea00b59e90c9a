import { type ExperimentRow } from '../../../../src-core/contract/index.ts';
import { type Column } from '../../../components/data-table/column.ts';
import { dateTime, decimal, significant, whole } from '../../../format/numbers.ts';

/** A figure as a table and a panel show it. */
export function figureText(value: number | string | null | undefined): string {
  return typeof value === 'number' ? significant(value, 5) : (value ?? '–');
}

/** A run in few words: its title, or its kind and number. */
export const runName = ({ id, kind, title }: Pick<ExperimentRow, 'id' | 'kind' | 'title'>): string =>
  title === '' ? `Run ${id}, ${kind}` : `Run ${id}, ${title}`;

export const tagText = (tags: ExperimentRow['tags']): string =>
  Object.entries(tags)
    .map(([name, value]) => (value === '' ? name : `${name} = ${value}`))
    .join(', ');

/** What sets a run apart, in words. */
export function marksOf(row: ExperimentRow): readonly string[] {
  return [
    ...row.champions.map((method) => `champion ${method}`),
    ...(row.pinned ? ['pinned'] : []),
    ...(row.origin === 'computed' ? [] : [row.origin]),
    ...(row.current || row.origin !== 'computed' ? [] : ['data changed since']),
  ];
}

export const datasetText = (row: Pick<ExperimentRow, 'datasetName' | 'datasetVersion'>): string =>
  row.datasetName || row.datasetVersion.slice(0, 10);

const text = (
  id: string,
  label: string,
  width: number,
  read: (row: ExperimentRow) => string,
): Column<ExperimentRow> => ({
  id,
  label,
  width,
  value: read,
  text: read,
});

/** @param figures metrics and parameters shown as columns */
export function runColumns(figures: readonly string[]): readonly Column<ExperimentRow>[] {
  return [
    { id: 'id', label: 'Run', number: true, width: 60, value: (row) => row.id, text: (row) => String(row.id) },
    { id: 'compare', label: 'Compare', width: 84, value: () => null, text: () => '' },
    text('kind', 'Kind', 76, (row) => row.kind),
    text('title', 'Title', 132, (row) => row.title),
    text('portfolio', 'Portfolio', 148, (row) => row.portfolio ?? '–'),
    text('asOf', 'As of', 108, (row) => row.asOf ?? '–'),
    ...figures.map((name): Column<ExperimentRow> => ({
      id: name,
      label: figureLabel(name),
      number: true,
      neutral: true,
      width: Math.max(90, 32 + 7.5 * figureLabel(name).length),
      value: (row) => row.values[name] ?? null,
      text: (row) => figureText(row.values[name]),
    })),
    text('tags', 'Tags', 130, (row) => tagText(row.tags)),
    text('marks', 'Marks', 130, (row) => marksOf(row).join(', ')),
    text('dataset', 'Dataset', 96, datasetText),
    {
      id: 'created',
      label: 'Computed',
      width: 175,
      value: (row) => row.createdAt,
      text: (row) => dateTime(row.createdAt),
    },
    {
      id: 'elapsed',
      label: 'Time, s',
      number: true,
      width: 70,
      value: (row) => row.elapsedMilliseconds / 1000,
      text: (row) => decimal(row.elapsedMilliseconds / 1000, 1),
    },
    {
      id: 'bytes',
      label: 'Size, kB',
      number: true,
      width: 80,
      hidden: true,
      value: (row) => row.bytes / 1000,
      text: (row) => whole(row.bytes / 1000),
    },
    { ...text('engine', 'Engine', 80, (row) => row.engineVersion), hidden: true },
    {
      id: 'seed',
      label: 'Seed',
      number: true,
      width: 60,
      hidden: true,
      value: (row) => row.seed,
      text: (row) => String(row.seed),
    },
    {
      id: 'parent',
      label: 'Continues',
      number: true,
      width: 80,
      hidden: true,
      value: (row) => row.parent,
      text: (row) => (row.parent === null ? '–' : String(row.parent)),
    },
  ];
}

const figureLabel = (name: string) => name.replace(/^parameters\./, '');
