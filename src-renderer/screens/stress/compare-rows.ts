import { type StressRun } from '../../../src-core/contract/index.ts';
import { type ChartModel } from '../../components/chart/chart-model.ts';
import { type Column } from '../../components/data-table/column.ts';
import { percent, percentNumber } from '../../format/numbers.ts';
import { percentColumn, textColumn } from '../var/figure-columns.ts';

/** A scenario with its loss in each portfolio. */
export interface CompareRow {
  readonly id: string;
  readonly name: string;
  readonly group: string;
  /** In the order of the runs; positive fractions of each portfolio's NAV, null where it cannot be computed. */
  readonly losses: readonly (number | null)[];
  /** Why one has none, in the same order. */
  readonly reasons: readonly (string | null)[];
}

/** Scenarios of the runs, in the order of the first. */
export function compareRows(runs: readonly StressRun[]): readonly CompareRow[] {
  const byId = runs.map(({ rows }) => new Map(rows.map((row) => [row.scenario, row])));
  return (runs[0]?.rows ?? []).map(({ scenario, name, group }) => ({
    id: scenario,
    name,
    group,
    losses: byId.map((rows) => rows.get(scenario)?.loss ?? null),
    reasons: byId.map((rows) => rows.get(scenario)?.reason ?? null),
  }));
}

export function compareColumns(portfolios: readonly string[]): readonly Column<CompareRow>[] {
  const width = Math.max(110, Math.min(190, Math.floor(620 / Math.max(1, portfolios.length))));
  return [
    textColumn<CompareRow>('name', 'Scenario', (row) => row.name, { width: 236, total: () => 'Largest loss' }),
    textColumn<CompareRow>('group', 'Group', (row) => row.group, { width: 128 }),
    ...portfolios.map((portfolio, at): Column<CompareRow> => ({
      ...percentColumn<CompareRow>(`loss-${at}`, `${portfolio}, %`, (row) => row.losses[at] ?? null, {
        width,
        total: (rows) => percentNumber(largest(rows.map((row) => row.losses[at] ?? null))),
      }),
      neutral: true,
    })),
    {
      ...percentColumn<CompareRow>('apart', 'Apart, pp', apart, { width: 92 }),
      neutral: true,
    },
  ];
}

function largest(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.max(...known);
}

/** Largest less smallest loss; null where fewer than two are known. */
export function apart({ losses }: CompareRow): number | null {
  const known = losses.filter((loss) => loss !== null);
  return known.length < 2 ? null : Math.max(...known) - Math.min(...known);
}

/**
 * The scenarios with the largest loss in any portfolio, side by side.
 *
 * @param known all portfolios: each keeps its colour, whichever are chosen
 */
export function compareChart(
  rows: readonly CompareRow[],
  portfolios: readonly string[],
  known: readonly string[],
  most: number,
): ChartModel {
  const worst = rows
    .filter(({ losses }) => losses.some((loss) => loss !== null))
    .toSorted((a, b) => (largest(b.losses) ?? 0) - (largest(a.losses) ?? 0))
    .slice(0, most);
  return {
    title: `The ${worst.length} largest stress losses, % of each portfolio’s NAV`,
    kind: 'bar',
    horizontal: true,
    labels: worst.map(({ name }) => name),
    series: portfolios.map((name, at) => ({
      name,
      values: worst.map(({ losses }) => losses[at] ?? null),
      place: Math.max(0, known.indexOf(name)),
    })),
    format: (value) => percent(value, 1),
  };
}
