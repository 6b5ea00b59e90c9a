import { type DatasetDiff, type DatasetVersionRow } from '../../../../src-core/contract/index.ts';
import { type Column } from '../../../components/data-table/column.ts';
import { dateTime, whole } from '../../../format/numbers.ts';

export const shortVersion = (version: string): string => version.slice(0, 10);
export const versionName = (row: Pick<DatasetVersionRow, 'name' | 'version'>): string =>
  row.name || shortVersion(row.version);

/** What is to be known of a version, in words. */
export function versionState(row: DatasetVersionRow): string {
  return [
    ...(row.current ? ['current'] : []),
    ...(row.pinned ? ['pinned'] : []),
    ...(row.obstacle === null ? [] : ['cannot be rebuilt']),
  ].join(', ');
}

const text = (
  id: string,
  label: string,
  width: number,
  read: (row: DatasetVersionRow) => string,
): Column<DatasetVersionRow> => ({ id, label, width, value: read, text: read });

const number = (
  id: string,
  label: string,
  width: number,
  read: (row: DatasetVersionRow) => number,
): Column<DatasetVersionRow> => ({ id, label, number: true, width, value: read, text: (row) => whole(read(row)) });

export const versionColumns: readonly Column<DatasetVersionRow>[] = [
  text('version', 'Version', 100, (row) => shortVersion(row.version)),
  text('name', 'Name', 110, (row) => row.name),
  text('madeBy', 'Made by', 210, (row) => row.madeBy),
  text('state', 'State', 110, versionState),
  {
    id: 'since',
    label: 'Since',
    width: 175,
    value: (row) => row.firstSeenAt,
    text: (row) => dateTime(row.firstSeenAt),
  },
  number('changes', 'Changes', 80, (row) => row.changes),
  number('rows', 'Rows', 100, (row) => Object.values(row.rows).reduce((sum, count) => sum + count, 0)),
  number('prices', 'Prices', 100, (row) => row.rows['prices'] ?? 0),
  number('runs', 'Runs', 60, (row) => row.runs),
];

/** One table of one change between two versions. */
export interface DiffRow {
  readonly key: string;
  readonly label: string;
  readonly direction: string;
  readonly at: string;
  readonly table: string;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly examples: DatasetDiff['changes'][number]['tables'][number]['examples'];
}

export function diffRows({ changes }: DatasetDiff): readonly DiffRow[] {
  return changes.flatMap(({ changeSet, label, direction, at, tables }) =>
    tables.map((table) => ({ key: `${changeSet} ${table.table}`, label, direction, at, ...table })),
  );
}

const diffText = (id: keyof DiffRow, label: string, width: number): Column<DiffRow> => ({
  id,
  label,
  width,
  value: (row) => String(row[id]),
  text: (row) => String(row[id]),
});
const diffCount = (id: 'added' | 'changed' | 'removed', label: string): Column<DiffRow> => ({
  id,
  label,
  number: true,
  width: 90,
  value: (row) => row[id],
  text: (row) => whole(row[id]),
  total: (rows) => whole(rows.reduce((sum, row) => sum + row[id], 0)),
});

export const diffColumns: readonly Column<DiffRow>[] = [
  diffText('label', 'Import or edit', 240),
  diffText('direction', 'Was', 100),
  { id: 'table', label: 'Table', width: 150, value: (row) => row.table, text: (row) => row.table.replaceAll('_', ' ') },
  diffCount('added', 'Added'),
  diffCount('changed', 'Changed'),
  diffCount('removed', 'Removed'),
];

type RowText = Readonly<Record<string, string | number | null>>;

/** A changed row as one line: what it holds, or what became what. */
export function exampleText({ before, after }: DiffRow['examples'][number]): string {
  const shown = (row: RowText) =>
    Object.entries(row)
      .filter(([, value]) => value !== null && value !== '')
      .map(([name, value]) => `${name.replaceAll('_', ' ')} ${value}`)
      .join(', ');
  if (before === null) return `+ ${shown(after ?? {})}`;
  if (after === null) return `− ${shown(before)}`;
  const changed = Object.keys(after).filter((name) => before[name] !== after[name]);
  const same = Object.fromEntries(Object.entries(after).filter(([name]) => !changed.includes(name)));
  const moves = changed.map((name) => `${name.replaceAll('_', ' ')} ${before[name] ?? '–'} → ${after[name] ?? '–'}`);
  return `~ ${shown(same)}: ${moves.join(', ')}`;
}

/** A name for a rebuilt workspace beside the one it comes from. */
export function rebuiltPath(workspace: string, row: Pick<DatasetVersionRow, 'name' | 'version'>): string {
  const part = versionName(row).replaceAll(/[^\p{L}\p{N}._-]+/gu, '-');
  return `${workspace.replace(/\.plimsoll$/i, '')}-${part}.plimsoll`;
}
