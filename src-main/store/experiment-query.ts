import {
  type Comparison,
  type ExperimentFilter,
  type ExperimentSort,
} from '../../src-core/contract/experiment-filter.ts';

/** A condition on rows of `runs AS r` and the values bound in it. */
interface Condition {
  readonly sql: string;
  readonly bound: readonly (string | number)[];
}

const parameterPrefix = 'parameters.';

/** Columns of `runs` by the names a list can be sorted and compared by. */
const plainColumns: Readonly<Record<string, string>> = {
  id: 'r.id',
  createdAt: 'r.created_at',
  kind: 'r.kind',
  portfolio: 'r.portfolio',
  asOf: 'r.as_of',
  elapsed: 'r.elapsed_milliseconds',
  seed: 'r.seed',
  engineVersion: 'r.engine_version',
};

/** SQL for a figure of a run: a column, a metric, or a parameter by its path. Names are bound, never part of the text. */
export function figure(name: string): Condition {
  const column = Object.hasOwn(plainColumns, name) ? plainColumns[name] : undefined;
  if (column !== undefined) return { sql: column, bound: [] };
  if (!name.startsWith(parameterPrefix)) return { sql: 'json_extract(r.metrics, ?)', bound: [`$."${name}"`] };
  const steps = name.slice(parameterPrefix.length).split('.');
  return { sql: 'json_extract(r.parameters, ?)', bound: [`$.${steps.map((step) => `"${step}"`).join('.')}`] };
}

/** The runs that pass a filter. */
export function whereOf(filter: ExperimentFilter): Condition {
  const conditions: Condition[] = [];
  const add = (sql: string, ...bound: (string | number)[]) => conditions.push({ sql, bound });
  if (filter.kinds) add('r.kind IN (SELECT value FROM json_each(?))', JSON.stringify(filter.kinds));
  if (filter.portfolio !== undefined) add('r.portfolio = ?', filter.portfolio);
  if (filter.dataset !== undefined) add('r.dataset_version = ?', filter.dataset);
  if (filter.origin !== undefined) add('r.origin = ?', filter.origin);
  if (filter.from !== undefined) add('substr(r.created_at, 1, 10) >= ?', filter.from);
  if (filter.to !== undefined) add('substr(r.created_at, 1, 10) <= ?', filter.to);
  if (filter.champions) add('EXISTS (SELECT 1 FROM champions c WHERE c.run_id = r.id AND c.ended_at IS NULL)');
  if (filter.pinned) add('EXISTS (SELECT 1 FROM run_notes n WHERE n.run_id = r.id AND n.pinned = 1)');
  for (const { name, value } of filter.tags ?? []) {
    const tagged = 'EXISTS (SELECT 1 FROM run_tags t WHERE t.run_id = r.id AND t.name = ?';
    if (value === undefined) add(`${tagged})`, name);
    else add(`${tagged} AND t.value = ?)`, name, value);
  }
  if (filter.text) conditions.push(textCondition(filter.text));
  for (const comparison of filter.where ?? []) conditions.push(comparisonCondition(comparison));
  if (conditions.length === 0) return { sql: '1', bound: [] };
  return {
    sql: conditions.map(({ sql }) => `(${sql})`).join(' AND '),
    bound: conditions.flatMap(({ bound }) => bound),
  };
}

function textCondition(text: string): Condition {
  const id = /^#?\d+$/.test(text) ? Number(text.replace('#', '')) : -1;
  // instr finds the text as it stands; LIKE would read % and _ as placeholders.
  const sql = `r.id = ? OR instr(lower(r.kind), ?) OR instr(lower(coalesce(r.portfolio, '')), ?)
    OR EXISTS (SELECT 1 FROM run_notes n WHERE n.run_id = r.id AND (instr(lower(n.title), ?) OR instr(lower(n.note), ?)))
    OR EXISTS (SELECT 1 FROM run_tags t WHERE t.run_id = r.id AND (instr(lower(t.name), ?) OR instr(lower(t.value), ?)))`;
  return { sql, bound: [id, ...new Array<string>(6).fill(text.toLowerCase())] };
}

function comparisonCondition({ name, operator, value }: Comparison): Condition {
  const { sql, bound } = figure(name);
  // A text compared with a number would be larger than any: such rows do not pass.
  const type = typeof value === 'number' ? "IN ('integer', 'real')" : "= 'text'";
  return { sql: `typeof(${sql}) ${type} AND ${sql} ${operator} ?`, bound: [...bound, ...bound, value] };
}

/** Rows without the figure come last, whichever way; the newer of two equal ones first. */
export function orderOf({ by, descending }: ExperimentSort): Condition {
  const { sql, bound } = figure(by);
  return {
    sql: `${sql} IS NULL, ${sql} ${descending ? 'DESC' : 'ASC'}, r.id DESC`,
    bound: [...bound, ...bound],
  };
}
