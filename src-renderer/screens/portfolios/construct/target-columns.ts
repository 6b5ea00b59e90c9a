import { type ConstructedPosition } from '../../../../src-core/contract/index.ts';
import { type Column } from '../../../components/data-table/column.ts';
import { money, percentNumber, signed } from '../../../format/numbers.ts';

type Row = ConstructedPosition;
const sum = (rows: readonly Row[], of: (row: Row) => number) => rows.reduce((total, row) => total + of(row), 0);

const share = (id: string, label: string, of: (row: Row) => number): Column<Row> => ({
  id,
  label,
  number: true,
  width: 76,
  value: (row) => of(row) * 100,
  text: (row) => percentNumber(of(row)),
  total: (rows) => percentNumber(sum(rows, of)),
});

/** The targets beside what is held, and the trades that lead there. */
export function targetColumns(baseCurrency: string): readonly Column<Row>[] {
  return [
    { id: 'symbol', label: 'Symbol', width: 72, value: (r) => r.symbol, text: (r) => r.symbol, total: () => 'Total' },
    { id: 'name', label: 'Name', width: 108, value: (r) => r.name, text: (r) => r.name },
    { id: 'sector', label: 'Sector', width: 110, hidden: true, value: (r) => r.sector, text: (r) => r.sector },
    share('present', 'Today, %', (row) => row.present),
    share('target', 'Target, %', (row) => row.target),
    {
      id: 'change',
      label: 'Change, pp',
      number: true,
      width: 92,
      value: (row) => (row.target - row.present) * 100,
      text: (row) => signed((row.target - row.present) * 100),
      total: (rows) => signed(sum(rows, (row) => row.target - row.present) * 100),
    },
    share('risk', 'Risk, %', (row) => row.riskShare),
    {
      id: 'trade',
      label: 'Trade, units',
      number: true,
      width: 96,
      value: (row) => Number(row.trade),
      text: (row) => signed(Number(row.trade), 0),
    },
    {
      id: 'amount',
      label: `Amount, ${baseCurrency}`,
      number: true,
      width: 104,
      value: (row) => Number(row.tradeAmount),
      text: (row) => money(row.tradeAmount),
      total: (rows) => money(String(sum(rows, (row) => Number(row.tradeAmount)))),
    },
  ];
}
