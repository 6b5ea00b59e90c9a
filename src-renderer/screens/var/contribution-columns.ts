import { type Column } from '../../components/data-table/column.ts';
import { percentNumber } from '../../format/numbers.ts';
import { percentColumn, sumPercent, textColumn } from './figure-columns.ts';
import { type ContributionRow, type Cut } from './contribution-rows.ts';

type Row = ContributionRow;
type Measure = 'var' | 'es';

const width = 88;
const names: Readonly<Record<Cut, string>> = { positions: 'Symbol', strategies: 'Strategy', factors: 'Factor' };

/** A part of the whole, in percent of it. */
function shareColumn(measure: Measure, whole: number): Column<Row> {
  const share = (row: Row) => (whole === 0 ? null : row[measure] / whole);
  return percentColumn('share', '% of it', share, { width: 80, total: sumPercent(share) });
}

/** @param whole the method's figure */
export function contributionColumns(cut: Cut, measure: Measure, whole: number): readonly Column<Row>[] {
  const word = measure === 'var' ? 'VaR' : 'ES';
  const other = measure === 'var' ? 'es' : 'var';
  const otherWord = measure === 'var' ? 'ES' : 'VaR';
  const part = (row: Row) => row[measure];
  const marginal = (row: Row) => (measure === 'var' ? row.marginalVar : row.marginalEs);
  const incremental = (row: Row) => (measure === 'var' ? row.incrementalVar : row.incrementalEs);
  const weight = (row: Row) => row.weight;
  const otherPart = (row: Row) => row[other];
  return [
    textColumn<Row>('name', names[cut], (row) => row.name, {
      width: cut === 'factors' ? 150 : 92,
      total: () => 'Total',
    }),
    percentColumn<Row>('part', `${word}, %`, part, { width, total: sumPercent(part) }),
    shareColumn(measure, whole),
    { id: 'bar', label: 'Part', width: 88, value: part, text: (row: Row) => percentNumber(part(row)) },
    ...(cut === 'factors'
      ? []
      : [
          percentColumn<Row>('weight', 'Weight, %', weight, { width, total: sumPercent(weight) }),
          percentColumn<Row>('marginal', 'Marginal, %', marginal, { width: 92 }),
        ]),
    ...(cut === 'positions'
      ? [
          percentColumn<Row>('incremental', 'Incremental, %', incremental, { width: 108 }),
          textColumn<Row>('strategy', 'Strategy', (row) => row.strategy, { width: 96 }),
        ]
      : []),
    percentColumn<Row>('other', `${otherWord}, %`, otherPart, { width, total: sumPercent(otherPart) }),
  ];
}
