import { type EpochDay, isWeekend } from '../../../src-core/market/epoch-day.ts';
import { type ImportContext } from './kind.ts';
import { decimalText, numberFault, parseNumber } from './number-format.ts';
import { inTheFuture, missing, notADate, notPositive, raggedReason, unknownSymbol, weekend } from './reasons.ts';

/**
 * The cells of one row, read by field. Each reading reports what is wrong with its cell and returns null for it; `sound`
 * tells whether the row has had no error so far.
 */
export class RowCells {
  line = 0;
  sound = true;
  #cells: readonly string[] = [];
  readonly #context: ImportContext;
  readonly #symbols: ReadonlySet<string>;

  constructor(context: ImportContext) {
    this.#context = context;
    this.#symbols = new Set(context.known.securities.map(({ symbol }) => symbol));
  }

  at(cells: readonly string[], line: number): void {
    this.#cells = cells;
    this.line = line;
    this.sound = true;
    const width = this.#context.headers.length;
    if (isRagged(cells, width)) this.error('', cells.join(' ').trim(), raggedReason(cells.length, width));
  }

  has(field: string): boolean {
    return this.#context.columns.has(field);
  }

  /** The trimmed text of a field; empty where the file has no such column. */
  raw(field: string): string {
    const column = this.#context.columns.get(field);
    return column === undefined ? '' : (this.#cells[column] ?? '').trim();
  }

  text(field: string): string | null {
    return this.raw(field) || this.#missing(field);
  }

  number(field: string): number | null {
    return this.raw(field) === '' ? this.#missing(field) : this.optionalNumber(field);
  }

  optionalNumber(field: string): number | null {
    const text = this.raw(field);
    if (text === '') return null;
    const value = parseNumber(text, this.#context.numbers);
    if (Number.isFinite(value)) return value;
    return this.error(field, text, numberFault(text, this.#context.numbers));
  }

  positive(field: string): number | null {
    const value = this.number(field);
    if (value === null || value > 0) return value;
    return this.error(field, this.raw(field), notPositive);
  }

  /** Exact decimal text. */
  decimal(field: string): string | null {
    return this.raw(field) === '' ? this.#missing(field) : this.optionalDecimal(field);
  }

  optionalDecimal(field: string): string | null {
    const text = this.raw(field);
    if (text === '') return null;
    const value = decimalText(text, this.#context.numbers);
    if (value !== null) return value;
    const number = parseNumber(text, this.#context.numbers);
    const reason = Number.isFinite(number)
      ? 'An exact amount has at most 20 digits, 12 decimals and no exponent'
      : numberFault(text, this.#context.numbers);
    return this.error(field, text, reason);
  }

  date(field: string): EpochDay | null {
    return this.raw(field) === '' ? this.#missing(field) : this.optionalDate(field);
  }

  optionalDate(field: string): EpochDay | null {
    const text = this.raw(field);
    if (text === '') return null;
    const day = this.#context.dates.parse(text);
    if (!Number.isNaN(day)) return day;
    return this.error(field, text, notADate(this.#context.dates.pattern));
  }

  /** A day on which something was observed: not after today; a weekend is warned of. */
  observationDate(field: string): EpochDay | null {
    const day = this.date(field);
    if (day === null) return null;
    if (day > this.#context.today) {
      return this.error(field, this.raw(field), inTheFuture(this.#context.today));
    }
    if (isWeekend(day)) this.warning(field, this.raw(field), weekend);
    return day;
  }

  optionalFlag(field: string): boolean | null {
    const text = this.raw(field).toLowerCase();
    if (text === '') return null;
    if (['true', 'yes', 'y', '1'].includes(text)) return true;
    if (['false', 'no', 'n', '0'].includes(text)) return false;
    this.error(field, text, 'Neither true nor false');
    return null;
  }

  /** A symbol of the workspace's securities. */
  symbol(field = 'symbol'): string | null {
    const text = this.text(field);
    if (text === null || this.#symbols.has(text)) return text;
    this.#context.unmatched.add(this.header(field), text);
    return this.error(field, text, unknownSymbol);
  }

  /** An ISO 4217 code, in capitals. */
  currency(field: string): string | null {
    return this.raw(field) === '' ? this.#missing(field) : this.optionalCurrency(field);
  }

  optionalCurrency(field: string): string | null {
    const text = this.raw(field);
    if (text === '') return null;
    const code = text.toUpperCase();
    return /^[A-Z]{3}$/.test(code) ? code : this.error(field, text, 'Not a three-letter currency code');
  }

  /** Warns of an amount that cannot be turned into the base currency yet. */
  warnOfMissingRate(field: string, currency: string): void {
    const { baseCurrency, currencies } = this.#context.known;
    if (currency === baseCurrency || currencies.includes(currency)) return;
    this.#context.unmatched.add(this.header(field), currency);
    this.warning(field, currency, `No exchange rate for ${currency} in the workspace yet; import fx`);
  }

  error(field: string, value: string, reason: string): null {
    this.sound = false;
    this.#context.issues.error(this.line, this.header(field), value, reason);
    return null;
  }

  warning(field: string, value: string, reason: string): void {
    this.#context.issues.warning(this.line, this.header(field), value, reason);
  }

  /** The file's own name for a field; the field's name where the file has no such column. */
  header(field: string): string {
    return headerOf(this.#context, field);
  }

  #missing(field: string): null {
    return this.error(field, '', missing);
  }
}

/** Whether a row has not as many cells as the header; empty cells beyond it are harmless, as spreadsheets leave them. */
export function isRagged(cells: readonly string[], width: number): boolean {
  if (cells.length === width) return false;
  return cells.length < width || cells.slice(width).some((cell) => cell.trim() !== '');
}

export function headerOf(context: ImportContext, field: string): string {
  const column = context.columns.get(field);
  return column === undefined ? field : (context.headers[column] ?? field);
}
