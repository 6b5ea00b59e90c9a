import { type Column } from '../../components/data-table/column.ts';
import { decimal, money, percentNumber } from '../../format/numbers.ts';
import { percentColumn, textColumn } from '../var/figure-columns.ts';
import { worstRow, type LibraryRow } from './library-rows.ts';

type Row = LibraryRow;

const loss = (row: Row) => row.loss;
const amountOf = ({ amount }: Row) => (amount === null ? null : Number(amount));

export function libraryColumns(currency: string): readonly Column<Row>[] {
  return [
    textColumn<Row>('name', 'Scenario', (row) => row.name, { width: 216, total: () => 'Largest loss' }),
    textColumn<Row>('group', 'Group', (row) => row.group, { width: 130 }),
    {
      ...percentColumn<Row>('loss', 'Loss, %', loss, {
        width: 90,
        total: (rows) => percentNumber(worstRow(rows)?.loss ?? null),
      }),
      neutral: true,
    },
    { id: 'bar', label: 'Loss ▬', width: 92, value: loss, text: (row) => percentNumber(loss(row)) },
    {
      id: 'amount',
      label: `Loss, ${currency}`,
      number: true,
      neutral: true,
      width: 112,
      value: amountOf,
      text: (row) => money(row.amount),
      total: (rows) => money(worstRow(rows)?.amount ?? null),
    },
    textColumn<Row>('worst', 'Worst position', worstText, { width: 156 }),
    {
      ...percentColumn<Row>('worstLoss', 'its loss, %', ({ worst }) => worst?.loss ?? null, {
        width: 92,
        hidden: true,
      }),
      neutral: true,
    },
    {
      id: 'limit',
      label: 'Against limits',
      number: true,
      neutral: true,
      width: 116,
      value: ({ check }) => check?.utilisation ?? null,
      text: ({ check }) =>
        check === null ? 'no limit' : `${check.level} ${decimal(100 * (check.utilisation ?? 0), 0)} %`,
    },
    textColumn<Row>('remarks', 'Remarks', remarkText, { width: 128 }),
    textColumn<Row>('basis', 'Measured by', basisText, { width: 120, hidden: true }),
    textColumn<Row>('origin', 'From', originText, { width: 100, hidden: true }),
    textColumn<Row>('description', 'Description', (row) => row.description, { width: 320, hidden: true }),
  ];
}

export function worstText({ worst }: Row): string {
  if (worst === null) return '–';
  return `${worst.symbol}${worst.strategy === '' ? '' : `, ${worst.strategy}`}`;
}

export function remarkText({ reason, warnings, basis }: Row): string {
  if (reason !== null) return reason;
  const parts = [
    ...(basis === 'value-at-risk' ? ['VaR 99 after it'] : []),
    ...(warnings > 0 ? [`${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`] : []),
  ];
  return parts.join(', ');
}

function basisText({ basis }: Row): string {
  if (basis === null) return '–';
  return basis === 'moves' ? 'moves' : 'VaR 99 after it';
}

export function originText({ origin, version }: Pick<Row, 'origin' | 'version'>): string {
  return origin === 'library' ? 'library' : `own, version ${version ?? 1}`;
}
