import { DomainError } from '../../../src-core/domain-error.ts';
import { type OrderInput } from '../../../src-core/contract/pre-trade.ts';
import { fileFacts } from '../readers/file-bytes.ts';
import { openTable } from '../readers/open-table.ts';
import { badRows, missingColumn, type BadRow } from './dated-rows.ts';
import { detectDecimal } from './detect-format.ts';
import { normalHeader } from './header-names.ts';
import { decimalText, numberFault, type NumberFormat } from './number-format.ts';
import { missing, notPositive, raggedReason } from './reasons.ts';
import { isRagged } from './row-cells.ts';

const fields = ['symbol', 'side', 'quantity', 'strategy', 'price'] as const;
type Field = (typeof fields)[number];

const sides: ReadonlyMap<string, 'buy' | 'sell'> = new Map([
  ['buy', 'buy'],
  ['b', 'buy'],
  ['cover', 'buy'],
  ['sell', 'sell'],
  ['s', 'sell'],
  ['short', 'sell'],
]);

/**
 * Reads a list of orders from a CSV or XLSX file with the columns symbol and quantity, and side, strategy and price where wanted.
 * Without a side the sign of the quantity says it.
 *
 * @throws DomainError MISSING_COLUMN, BAD_ROWS naming every bad row, and what reading a file throws
 */
export async function readOrders(file: string): Promise<readonly OrderInput[]> {
  const facts = await fileFacts(file);
  const table = await openTable(facts, {});
  const rows: (readonly string[])[] = [];
  const lines: number[] = [];
  const bad: BadRow[] = [];
  for await (const block of table.blocks) {
    rows.push(...block.rows);
    lines.push(...block.lines);
    bad.push(...block.faults.map(({ line, reason }) => ({ line, column: '', reason })));
  }
  const headers = table.headers.map(normalHeader);
  const column = new Map<Field, number>(fields.map((field) => [field, headers.indexOf(field)]));
  for (const field of ['symbol', 'quantity'] as const) {
    if (column.get(field)! < 0) {
      throw missingColumn(facts, table.headers, `the ${field}`, `Head a column with "${field}"`);
    }
  }
  const numbers: NumberFormat = {
    decimal: detectDecimal(rows.map((row) => (row[column.get('quantity')!] ?? '').trim())).value,
    thousands: '',
  };
  const orders = rows.map((row, i) => {
    const refuse = (field: string, reason: string) => bad.push({ line: lines[i]!, column: field, reason });
    if (isRagged(row, headers.length)) refuse('', raggedReason(row.length, headers.length));
    const cell = (field: Field) => (row[column.get(field)!] ?? '').trim();
    return orderOf(cell, numbers, refuse);
  });
  if (bad.length > 0) throw badRows(facts, bad, 'every row needs a symbol and a quantity');
  if (orders.length === 0) {
    throw new DomainError('BAD_ROWS', `${facts.name} has no orders`, {
      kept: 'Nothing was checked',
      remedy: 'Write one order a row below the headers',
    });
  }
  return orders;
}

function orderOf(
  cell: (field: Field) => string,
  numbers: NumberFormat,
  refuse: (field: string, reason: string) => void,
): OrderInput {
  const number = (field: Field): string | null => {
    const text = cell(field);
    const value = text === '' ? null : decimalText(text, numbers);
    if (text !== '' && value === null) refuse(field, `"${text}": ${numberFault(text, numbers)}`);
    return value;
  };
  const symbol = cell('symbol');
  if (symbol === '') refuse('symbol', missing);
  const quantity = number('quantity');
  if (cell('quantity') === '') refuse('quantity', missing);
  const side = sides.get(cell('side').toLowerCase());
  if (side === undefined && cell('side') !== '') refuse('side', `"${cell('side')}" is neither buy nor sell`);
  if (quantity !== null && Number(quantity) === 0) refuse('quantity', 'A quantity of nothing');
  if (quantity !== null && side !== undefined && Number(quantity) < 0) {
    refuse('quantity', 'Must not be negative beside a side');
  }
  const price = number('price');
  if (price !== null && Number(price) <= 0) refuse('price', notPositive);
  const strategy = cell('strategy');
  return {
    symbol,
    quantity: quantity ?? '',
    ...(side === undefined ? {} : { side }),
    ...(strategy === '' ? {} : { strategy }),
    ...(price === null ? {} : { price }),
  };
}
