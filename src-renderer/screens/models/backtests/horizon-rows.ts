import { type HorizonRecord, type StressedBacktest, type StressedRecord } from '../../../../src-core/contract/index.ts';
import { type Column } from '../../../components/data-table/column.ts';
import { numberColumn, percentColumn, textColumn } from '../../var/figure-columns.ts';
import { levelWords, pValueText } from './test-rows.ts';

export const horizonColumns: readonly Column<HorizonRecord>[] = [
  textColumn('name', 'Forecast', (row) => row.label, { width: 260 }),
  numberColumn('exceptions', 'Exceptions', (row) => row.exceptions, 0, { width: 92 }),
  numberColumn('expected', 'Expected', (row) => row.expected, 1, { width: 84 }),
  numberColumn('ratio', 'Ratio', (row) => row.violationRatio, 2, { width: 68 }),
  numberColumn('episodes', 'Episodes', (row) => row.episodes, 0, { width: 84 }),
  percentColumn('var', 'Mean VaR, %', (row) => row.meanVar, { width: 104 }),
  percentColumn('beyond', 'Beyond VaR, %', (row) => row.meanLossBeyondVar, { width: 116 }),
  {
    id: 'test',
    label: 'Frequency',
    width: 110,
    value: (row) => row.test.pValue,
    text: (row) => `${levelWords[row.test.level]} ${pValueText(row.test.pValue)}`,
  },
  textColumn('verdict', 'In words', (row) => row.test.verdict, { width: 460, hidden: true }),
];

export const stretchColumns: readonly Column<StressedBacktest>[] = [
  textColumn('name', 'Stretch', (row) => row.label, { width: 220 }),
  textColumn('from', 'From', (row) => row.from, { width: 108 }),
  textColumn('to', 'to', (row) => row.to, { width: 108 }),
  numberColumn('days', 'Days', (row) => row.days, 0, { width: 72 }),
  percentColumn('return', 'Sum of returns, %', (row) => row.totalReturn, { width: 136 }),
  percentColumn('worst', 'Worst day, %', (row) => row.worstLoss, { width: 112 }),
  textColumn('range', 'Exceptions of the methods', rangeText, { width: 190 }),
];

export const stressedColumns: readonly Column<StressedRecord>[] = [
  textColumn('name', 'Method', (row) => row.label, { width: 230 }),
  numberColumn('exceptions', 'Exceptions', (row) => row.exceptions, 0, { width: 92 }),
  numberColumn('expected', 'Expected', (row) => row.expected, 1, { width: 84 }),
  numberColumn('ratio', 'Ratio', (row) => row.violationRatio, 2, { width: 72 }),
  percentColumn('beyond', 'Beyond VaR, %', (row) => row.meanLossBeyondVar, { width: 120 }),
  {
    id: 'test',
    label: 'Frequency',
    width: 110,
    value: (row) => row.pValue,
    text: (row) => `${levelWords[row.level]} ${pValueText(row.pValue)}`,
  },
  numberColumn('pinball', 'Pinball, bp', (row) => (row.pinball === null ? null : row.pinball * 1e4), 3, { width: 100 }),
  { ...numberColumn<StressedRecord>('fz0', 'FZ0', (row) => row.fz0, 3, { width: 84 }), neutral: true },
];

function rangeText({ records }: StressedBacktest): string {
  const counts = records.filter(({ days }) => days > 0).map(({ exceptions }) => exceptions);
  if (counts.length === 0) return 'none';
  const least = Math.min(...counts);
  const most = Math.max(...counts);
  return least === most ? String(least) : `${least} – ${most}`;
}
