import { isoDate, isWeekend } from '../../../src-core/market/epoch-day.ts';
import { type IssueLog } from './issue-log.ts';
import { type PriceTable } from './price-table.ts';
import { duplicateReason, weekend } from './reasons.ts';

/** A return beyond this is more often a missed split than a market move. */
const largestReturn = 0.8;
/** More equal prices in a row than this look like a feed that stopped. */
const longestStaleRun = 10;
/** A pause longer than this many business days is a gap. */
const longestGap = 5;

/** What to call the columns in the messages. */
export interface PriceHeaders {
  readonly date: string;
  readonly close: string;
  /** Total-return price; the close's where the file has none. */
  readonly totalReturn: string;
}

/**
 * Reports keys that occur twice, and removes all but the first.
 *
 * @param order rows by (symbol, date)
 * @returns the order without the refused rows
 */
export function refuseDuplicates(
  table: PriceTable,
  order: Int32Array,
  headers: PriceHeaders,
  issues: IssueLog,
): Int32Array {
  const { symbol, date, line } = table;
  let kept = 0;
  let first = -1;
  let times = 0;
  for (let i = 0; i < order.length; i++) {
    const row = order[i]!;
    if (first >= 0 && symbol[row] === symbol[first] && date[row] === date[first]) {
      times++;
      const reason = duplicateReason(['symbol', 'date'], line[first]!, times, samePrices(table, first, row));
      issues.error(line[row]!, headers.date, isoDate(date[row]!), reason);
      continue;
    }
    first = row;
    times = 1;
    order[kept++] = row;
  }
  return order.subarray(0, kept);
}

function samePrices(table: PriceTable, a: number, b: number): boolean {
  return [table.close, table.totalReturn, table.volume].every((column) => Object.is(column[a], column[b]));
}

/** Warns of jumps, stale runs, gaps and weekends in each symbol's history. */
export function reviewHistories(
  table: PriceTable,
  order: Int32Array,
  symbols: readonly string[],
  headers: PriceHeaders,
  issues: IssueLog,
): void {
  const { symbol, date, close, totalReturn, line } = table;
  const tradingDay = tradingDayCount(table, order);
  let run = 1;
  for (let i = 0; i < order.length; i++) {
    const row = order[i]!;
    const name = symbols[symbol[row]!]!;
    if (isWeekend(date[row]!)) issues.warning(line[row]!, headers.date, isoDate(date[row]!), weekend);
    const before = i > 0 && symbol[order[i - 1]!] === symbol[row] ? order[i - 1]! : -1;
    if (before < 0) {
      run = 1;
      continue;
    }
    const price = Number.isNaN(totalReturn[row]!) ? close[row]! : totalReturn[row]!;
    const priceBefore = Number.isNaN(totalReturn[before]!) ? close[before]! : totalReturn[before]!;
    const change = price / priceBefore - 1;
    if (Math.abs(change) > largestReturn) {
      const percent = (change * 100).toFixed(1);
      issues.warning(
        line[row]!,
        Number.isNaN(totalReturn[row]!) ? headers.close : headers.totalReturn,
        String(price),
        `${name} moves by ${percent} % since ${isoDate(date[before]!)}`,
      );
    }
    const missed = tradingDay(date[before]!, date[row]!) - 1;
    if (missed > longestGap) {
      const reason = `${name} has no price on ${missed} business days since ${isoDate(date[before]!)}`;
      issues.warning(line[row]!, headers.date, isoDate(date[row]!), reason);
    }
    run = close[row] === close[before] ? run + 1 : 1;
    const next = order[i + 1];
    const runEnds = next === undefined || symbol[next] !== symbol[row] || close[next] !== close[row];
    if (runEnds && run > longestStaleRun) {
      issues.warning(line[row]!, headers.close, String(close[row]), `${name} has the same price ${run} times in a row`);
    }
  }
}

/**
 * Counts business days from one day to a later one: days on which any symbol of the file has a price, so that exchange
 * holidays do not count; weekdays where the file has one symbol only.
 */
function tradingDayCount(table: PriceTable, order: Int32Array): (from: number, to: number) => number {
  if (order.length === 0) return () => 0;
  const single = table.symbol[order[0]!] === table.symbol[order[order.length - 1]!];
  let first = Infinity;
  let last = -Infinity;
  for (let i = 0; i < order.length; i++) {
    const day = table.date[order[i]!]!;
    if (day < first) first = day;
    if (day > last) last = day;
  }
  const open = new Uint8Array(last - first + 1);
  if (single) for (let day = first; day <= last; day++) open[day - first] = isWeekend(day) ? 0 : 1;
  else for (let i = 0; i < order.length; i++) open[table.date[order[i]!]! - first] = 1;
  const count = new Int32Array(open.length);
  let total = 0;
  for (let i = 0; i < open.length; i++) count[i] = total += open[i]!;
  return (from, to) => count[to - first]! - count[from - first]!;
}
