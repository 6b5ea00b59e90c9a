import { type ProfitPaths } from '../../../../src-core/contract/index.ts';
import { type ChartModel } from '../../../components/chart/chart-model.ts';
import { type Column } from '../../../components/data-table/column.ts';
import { type Period } from '../../../components/period/period.ts';
import { percent } from '../../../format/numbers.ts';
import { numberColumn, textColumn } from '../../var/figure-columns.ts';
import { type BacktestAtLevel } from './backtests-address.ts';

/** Exceptions of a method by both profits, on the days on which both are known. */
export interface ProfitRow {
  readonly id: string;
  readonly label: string;
  readonly days: number;
  readonly expected: number;
  readonly hypothetical: number;
  readonly actual: number;
  /** Days that are an exception by both. */
  readonly both: number;
}

/** Empty without an actual P&L. */
export function profitRows(
  { confidence, methods }: BacktestAtLevel,
  { hypothetical, actual }: ProfitPaths,
): readonly ProfitRow[] {
  if (actual === null) return [];
  return methods.map(({ id, label, level }) => {
    const row = { days: 0, hypothetical: 0, actual: 0, both: 0 };
    level.var.forEach((limit, day) => {
      const own = hypothetical[day] ?? null;
      const real = actual[day] ?? null;
      if (limit === null || own === null || real === null) return;
      row.days++;
      if (own < -limit) row.hypothetical++;
      if (real < -limit) row.actual++;
      if (own < -limit && real < -limit) row.both++;
    });
    return { id, label, expected: row.days * (1 - confidence), ...row };
  });
}

export const profitColumns: readonly Column<ProfitRow>[] = [
  textColumn('name', 'Method', (row) => row.label, { width: 230 }),
  numberColumn('days', 'Days with both', (row) => row.days, 0, { width: 116 }),
  numberColumn('expected', 'Expected', (row) => row.expected, 1, { width: 92 }),
  numberColumn('hypothetical', 'Exceptions, hypothetical', (row) => row.hypothetical, 0, { width: 176 }),
  numberColumn('actual', 'Exceptions, actual', (row) => row.actual, 0, { width: 140 }),
  numberColumn('both', 'By both', (row) => row.both, 0, { width: 84 }),
];

/** Sums of the profits since the period begins; a day without one adds nothing. */
export function profitChart(dates: readonly string[], profits: ProfitPaths, period: Period): ChartModel {
  const paths = [
    { name: 'Hypothetical, today’s holdings', values: profits.hypothetical, colour: 1 },
    { name: 'Actual, NAV history', values: profits.actual, colour: 2 },
    { name: 'Risk-theoretical, factor model', values: profits.riskTheoretical, colour: 3 },
  ] as const;
  const { first, last } = period;
  return {
    title: 'Profit and loss since the period begins, sum of days, % of NAV',
    kind: 'line',
    labels: dates.slice(first, last + 1),
    series: paths.flatMap(({ name, values, colour }) =>
      values === null ? [] : [{ name, values: running(values.slice(first, last + 1)), colour }],
    ),
    format: (value) => percent(value, 0),
  };
}

/** Null until the first day that is known. */
function running(values: readonly (number | null)[]): (number | null)[] {
  let sum: number | null = null;
  return values.map((value) => {
    if (value !== null) sum = (sum ?? 0) + value;
    return sum;
  });
}
