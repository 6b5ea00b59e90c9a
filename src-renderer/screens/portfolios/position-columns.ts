import { type Column } from '../../components/data-table/column.ts';
import { missing, money, percentNumber } from '../../format/numbers.ts';
import { sumOf, type PositionRow } from './position-row.ts';

const numberOf = (text: string | null) => (text === null ? null : Number(text));

/** Groups the digits of a decimal text without rounding it. */
function grouped(text: string): string {
  const [whole = '', fraction] = text.replace('-', '\u2212').split('.');
  const shown = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? shown : `${shown}.${fraction}`;
}

function fraction(
  id: 'weight' | 'volatility' | 'var' | 'es' | 'standaloneVolatility',
  label: string,
  adds: boolean,
): Column<PositionRow> {
  return {
    id,
    label,
    number: true,
    width: label.length > 11 ? 112 : 92,
    value: (row) => (row[id] === null ? null : row[id] * 100),
    text: (row) => percentNumber(row[id]),
    ...(adds ? { total: (rows: readonly PositionRow[]) => percentNumber(sumOf(rows, (row) => row[id])) } : {}),
  };
}

function amount(id: 'marketValue' | 'profitAndLoss', label: string): Column<PositionRow> {
  return {
    id,
    label,
    number: true,
    width: 108,
    value: (row) => numberOf(row[id]),
    text: (row) => money(row[id]),
    total: (rows) => {
      const sum = sumOf(rows, (row) => numberOf(row[id]));
      return sum === null ? missing : money(String(sum));
    },
  };
}

/** The columns of the position table; contributions add up to the portfolio's figure in the totals row. */
export function positionColumns(baseCurrency: string, confidence: number): readonly Column<PositionRow>[] {
  const level = Number((confidence * 100).toFixed(2));
  return [
    {
      id: 'symbol',
      label: 'Symbol',
      width: 80,
      value: (row) => row.symbol,
      text: (row) => row.symbol,
      total: () => 'Total',
    },
    { id: 'name', label: 'Name', width: 120, value: (row) => row.name, text: (row) => row.name },
    { id: 'strategy', label: 'Strategy', width: 92, value: (row) => row.strategy, text: (row) => row.strategy },
    { id: 'sector', label: 'Sector', width: 112, value: (row) => row.sector, text: (row) => row.sector },
    {
      id: 'quantity',
      label: 'Quantity',
      number: true,
      width: 84,
      value: (row) => Number(row.quantity),
      text: (row) => grouped(row.quantity),
    },
    {
      id: 'price',
      label: 'Price',
      number: true,
      width: 72,
      value: (row) => numberOf(row.price),
      text: (row) => money(row.price, 2),
    },
    {
      id: 'currency',
      label: 'Currency',
      width: 72,
      value: (row) => row.currency,
      text: (row) => row.currency,
      hidden: true,
    },
    {
      id: 'priceDate',
      label: 'Price date',
      width: 84,
      value: (row) => row.priceDate,
      text: (row) => row.priceDate ?? missing,
      hidden: true,
    },
    amount('marketValue', `Value, ${baseCurrency}`),
    fraction('weight', 'Weight, %', true),
    fraction('volatility', 'σ part, %', true),
    fraction('var', `VaR ${level} part, %`, true),
    { ...fraction('es', `ES ${level} part, %`, true), hidden: true },
    fraction('standaloneVolatility', 'Own σ, %', false),
    { ...amount('profitAndLoss', `Last P&L, ${baseCurrency}`), hidden: true },
  ];
}
