import { type StressedWindow, type TailRiskBoard } from '../../../src-core/contract/index.ts';
import { type ChartModel } from '../../components/chart/chart-model.ts';
import { type Column } from '../../components/data-table/column.ts';
import { decimal, levelText, percent, percentNumber } from '../../format/numbers.ts';
import { percentColumn, rangePercent, textColumn } from './figure-columns.ts';

export type Measure = 'var' | 'es';

/** A method's figure today and in each window. */
export interface StressedRow {
  readonly method: string;
  readonly label: string;
  /** null where the method refuses, or is not measured there. */
  readonly today: number | null;
  /** In the order of the board's windows. */
  readonly windows: readonly WindowFigure[];
}

export interface WindowFigure {
  readonly value: number | null;
  /** Figure ÷ today's. */
  readonly ratio: number | null;
  readonly reason: string | null;
}

/** Methods that are measured in some window, in the board's order. */
export function stressedRows({ methods, stressed }: TailRiskBoard, measure: Measure): readonly StressedRow[] {
  return methods.flatMap(({ method, label, figures }) => {
    const results = stressed.map((window) => window.results.find((result) => result.method === method));
    if (results.every((result) => result === undefined)) return [];
    const today = figures[0]?.[measure] ?? null;
    const windows = results.map((result) => {
      const value = result?.[measure] ?? null;
      const ratio = value === null || today === null || !(today > 0) ? null : value / today;
      return { value, ratio, reason: result?.reason ?? null };
    });
    return [{ method, label, today, windows }];
  });
}

export function stressedColumns(windows: readonly StressedWindow[], measure: Measure): readonly Column<StressedRow>[] {
  const word = measure === 'var' ? 'VaR' : 'ES';
  const today = (row: StressedRow) => row.today;
  return [
    textColumn('name', 'Method', (row) => row.label, { width: 230, total: () => 'Lowest – highest' }),
    percentColumn('today', `${word} today, %`, today, { width: 116, total: rangePercent(today) }),
    ...windows.flatMap(({ id, label }, at): Column<StressedRow>[] => {
      const value = (row: StressedRow) => row.windows[at]!.value;
      const ratio = (row: StressedRow) => row.windows[at]!.ratio;
      const shown = (row: StressedRow) => (row.windows[at]!.reason === null ? percentNumber(value(row)) : 'refused');
      return [
        {
          ...percentColumn<StressedRow>(id, `${label}, %`, value, { width: 168, total: rangePercent(value) }),
          text: shown,
        },
        {
          id: `${id}-ratio`,
          label: '÷ today',
          number: true,
          width: 80,
          value: ratio,
          text: (row) => (ratio(row) === null ? '–' : `${decimal(ratio(row), 1)} ×`),
        },
      ];
    }),
  ];
}

export const windowColumns: readonly Column<StressedWindow>[] = [
  textColumn('name', 'Window', (row) => row.label, { width: 200 }),
  textColumn('from', 'From', (row) => row.from, { width: 108 }),
  textColumn('to', 'to', (row) => row.to, { width: 108 }),
  {
    id: 'days',
    label: 'Returns',
    number: true,
    width: 84,
    value: (row) => row.observations,
    text: (row) => String(row.observations),
  },
  percentColumn('return', 'Total return, %', (row) => row.totalReturn, { width: 124 }),
  textColumn('refused', 'Methods that refused', (row) => refusedText(row), { width: 300 }),
];

function refusedText({ results }: StressedWindow): string {
  return results.flatMap(({ label, reason }) => (reason === null ? [] : [label])).join('; ') || 'none';
}

/** Why methods gave no figure in a window, one entry a reason of a method. */
export function refusalsOf({ stressed }: TailRiskBoard): readonly { id: string; label: string; text: string }[] {
  return stressed.flatMap((window) =>
    window.results.flatMap(({ method, label, reason }) =>
      reason === null
        ? []
        : [{ id: `${window.id} ${method}`, label: `${label}, ${window.label.toLowerCase()}`, text: reason }],
    ),
  );
}

/** Lowest, median and highest of the methods, today and in each window. */
export function stressedChart(board: TailRiskBoard, rows: readonly StressedRow[], measure: Measure): ChartModel {
  const columns = [
    rows.map(({ today }) => today),
    ...board.stressed.map((_, at) => rows.map(({ windows }) => windows[at]!.value)),
  ].map((values) => values.filter((value) => value !== null).sort((a, b) => a - b));
  return {
    title: `${measure === 'var' ? 'VaR' : 'ES'} ${levelText(board.confidence)} of one day, today and in the windows, % of NAV`,
    kind: 'bar',
    labels: ['Today', ...board.stressed.map(({ label }) => label)],
    series: [
      { name: 'Lowest method', values: columns.map((values) => values[0] ?? null), colour: 5 },
      { name: 'Median', values: columns.map(median), colour: 1 },
      { name: 'Highest method', values: columns.map((values) => values.at(-1) ?? null), colour: 2 },
    ],
    format: (value) => percent(value, 1),
  };
}

function median(sorted: readonly number[]): number | null {
  if (sorted.length === 0) return null;
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}
