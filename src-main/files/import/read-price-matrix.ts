import { DomainError } from '../../../src-core/domain-error.ts';
import { type EpochDay } from '../../../src-core/market/epoch-day.ts';
import { badRows, readDatedRows, type BadRow, type DatedRows } from './dated-rows.ts';
import { detectDecimal } from './detect-format.ts';
import { numberFault, type NumberFormat, parseNumber } from './number-format.ts';
import { notADate, notPositive, raggedReason } from './reasons.ts';
import { isRagged } from './row-cells.ts';

/** Prices of several assets on the dates on which all of them have one. */
export interface PriceMatrix {
  readonly symbols: readonly string[];
  readonly dates: Int32Array;
  /** One row an asset, dates side by side. */
  readonly prices: Float64Array;
  /** Dates left out because an asset has no price on them. */
  readonly incomplete: number;
}

/**
 * Reads a file with a date and one column of prices an asset. An empty cell is a missing price, and its date is left out and
 * counted; any other cell that is no positive number is a bad one.
 *
 * @throws DomainError BAD_ROWS naming every bad row, MISSING_COLUMN, INVALID_INPUT for a repeated header, and what reading a file
 *   throws
 */
export async function readPriceMatrix(
  file: string,
  onBytes: (done: number, total: number) => void,
): Promise<PriceMatrix> {
  const data = await readDatedRows(file, onBytes);
  const columns = assetColumns(data);
  const { facts, headers, rows, lines, faults, dateColumn, dates: format } = data;
  const sample = rows.slice(0, 200).flatMap((row) => columns.map((column) => (row[column] ?? '').trim()));
  const numbers: NumberFormat = { decimal: detectDecimal(sample.filter(Boolean)).value, thousands: '' };

  const bad: BadRow[] = faults.map(({ line, reason }) => ({ line, column: '', reason }));
  const dates: EpochDay[] = [];
  const kept: Float64Array[] = [];
  let before: EpochDay = -Infinity;
  let incomplete = 0;
  rows.forEach((row, i) => {
    const line = lines[i]!;
    if (isRagged(row, headers.length)) {
      bad.push({ line, column: '', reason: raggedReason(row.length, headers.length) });
      return;
    }
    const dateText = (row[dateColumn] ?? '').trim();
    const date = format.parse(dateText);
    const report = (column: number, reason: string) => bad.push({ line, column: headers[column] ?? '', reason });
    if (Number.isNaN(date)) report(dateColumn, `"${dateText}": ${notADate(format.pattern)}`);
    else if (date <= before) report(dateColumn, `${dateText} does not follow the date before it`);
    else before = date;
    let missing = false;
    const prices = Float64Array.from(columns, (column) => {
      const text = (row[column] ?? '').trim();
      if (text === '') {
        missing = true;
        return NaN;
      }
      const value = parseNumber(text, numbers);
      if (!Number.isFinite(value)) report(column, `"${text}": ${numberFault(text, numbers)}`);
      else if (value <= 0) report(column, `"${text}": ${notPositive}`);
      return value;
    });
    if (missing) incomplete++;
    else {
      dates.push(date);
      kept.push(prices);
    }
  });
  if (bad.length > 0) throw badRows(facts, bad, 'dates must ascend, and prices be greater than zero');
  const matrix = new Float64Array(columns.length * kept.length);
  kept.forEach((prices, day) => prices.forEach((price, asset) => (matrix[asset * kept.length + day] = price)));
  return {
    symbols: columns.map((column) => headers[column]!),
    dates: Int32Array.from(dates),
    prices: matrix,
    incomplete,
  };
}

function assetColumns({ facts, headers, dateColumn }: DatedRows): readonly number[] {
  const columns = [...headers.keys()].filter((column) => column !== dateColumn && headers[column] !== '');
  const repeated = columns.find((column, i) => columns.slice(0, i).some((other) => headers[other] === headers[column]));
  if (repeated !== undefined) {
    throw new DomainError('INVALID_INPUT', `${facts.name} has two columns headed ${headers[repeated]!}`, {
      kept: 'Nothing was computed',
      remedy: 'Give each asset one column',
      place: `${facts.name}:1:${headers[repeated]!}`,
    });
  }
  if (columns.length === 0) {
    throw new DomainError('MISSING_COLUMN', `${facts.name} has no column of prices beside its dates`, {
      remedy: 'Give one column an asset, headed by its symbol',
      place: `${facts.name}:1`,
    });
  }
  return columns;
}
