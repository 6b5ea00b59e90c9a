import { type ExperimentComparison } from '../../../../src-core/contract/index.ts';
import { type Column } from '../../../components/data-table/column.ts';
import { significant, signed } from '../../../format/numbers.ts';
import { figureText } from './run-columns.ts';

/** A parameter or metric with its value in each run compared. */
export interface ComparedRow {
  readonly name: string;
  readonly values: readonly (number | string | null)[];
}

export const parameterRows = ({ parameters }: ExperimentComparison): readonly ComparedRow[] => parameters;
export const metricRows = ({ metrics }: ExperimentComparison): readonly ComparedRow[] => metrics;

/** One column a run; for numbers of two runs their difference beside them. */
export function comparedColumns(
  label: string,
  runs: ExperimentComparison['experiments'],
  numbers: boolean,
): readonly Column<ComparedRow>[] {
  const difference = ({ values: [first, second] }: ComparedRow) =>
    typeof first === 'number' && typeof second === 'number' ? second - first : null;
  return [
    { id: 'name', label, width: 230, value: (row) => row.name, text: (row) => row.name },
    ...runs.map(({ id, title }, i): Column<ComparedRow> => ({
      id: String(id),
      label: title === '' ? `Run ${id}` : `Run ${id}, ${title}`,
      number: numbers,
      neutral: true,
      width: Math.max(130, Math.min(230, 24 + 7 * (8 + title.length))),
      value: (row) => row.values[i] ?? null,
      text: (row) => figureText(row.values[i]),
    })),
    ...(numbers && runs.length === 2
      ? [
          {
            id: 'difference',
            label: 'Difference',
            number: true,
            width: 120,
            value: difference,
            text: (row: ComparedRow) => {
              const value = difference(row);
              return value === null || Math.abs(value) >= 1e-4 || value === 0
                ? signed(value, 4)
                : significant(value, 3);
            },
          },
        ]
      : []),
  ];
}
