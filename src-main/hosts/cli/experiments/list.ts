import { type ExperimentRow } from '../../../../src-core/contract/index.ts';
import { formatTable } from '../table.ts';
import { type ExperimentAction } from './action.ts';
import { filterOf } from './filter.ts';

/** Runs that pass the filter, a page of them. */
export const list: ExperimentAction = {
  usage: '',
  least: 0,
  most: 0,
  async show(session, _, options) {
    const columns = [...(options.columns ?? [])];
    const found = await session.invoke('experiments.list', {
      filter: filterOf(options),
      sort: { by: options.sort ?? 'id', descending: !options.ascending },
      columns,
      ...(options.limit !== undefined && { limit: options.limit }),
      ...(options.offset !== undefined && { offset: options.offset }),
    });
    const table = formatTable(
      [
        { header: 'Run', align: 'right' },
        { header: 'Kind' },
        { header: 'Portfolio' },
        { header: 'As of' },
        { header: 'Computed' },
        { header: 'Data' },
        ...columns.map((header) => ({ header, align: 'right' as const })),
        { header: 'Tags' },
        { header: 'Title' },
      ],
      found.rows.map((row) => [
        ...facts(row),
        ...columns.map((name) => shown(row.values[name])),
        tags(row),
        title(row),
      ]),
    );
    const count = `${found.rows.length} of ${found.total} runs`;
    return { document: found, text: `${table}\n\n${count}` };
  },
};

function facts(row: ExperimentRow): readonly string[] {
  return [
    String(row.id),
    row.origin === 'computed' ? row.kind : `${row.kind} (${row.origin})`,
    row.portfolio ?? '–',
    row.asOf ?? '–',
    row.createdAt,
    row.datasetName || row.datasetVersion.slice(0, 12),
  ];
}

const shown = (value: number | string | null | undefined) =>
  value === null || value === undefined ? '–' : String(value);
const tags = ({ tags: all }: ExperimentRow) =>
  Object.entries(all)
    .map(([name, value]) => (value === '' ? name : `${name}=${value}`))
    .join(', ');
const title = ({ title: text, champions, pinned }: ExperimentRow) =>
  [text, ...champions.map((method) => `champion ${method}`), ...(pinned ? ['pinned'] : [])].filter(Boolean).join('; ');
