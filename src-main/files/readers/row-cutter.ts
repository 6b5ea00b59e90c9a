import Papa from 'papaparse';
import { DomainError } from '../../../src-core/domain-error.ts';
import { type Separator } from './detect-separator.ts';
import { isBlank, type RowBlock, type RowFault } from './table.ts';

/** A single row longer than this many characters is a quote that was opened and never closed. */
const longestRow = 16 * 1024 ** 2;

/** What the tokenizer hands back; papaparse types it as `any`. */
interface Tokens {
  readonly data: string[][];
  readonly errors: readonly { readonly row: number; readonly message: string }[];
  readonly meta: { readonly cursor: number };
}

/**
 * Cuts the text of a CSV file into rows as it arrives, counting physical lines. The tokenizer is papaparse's, which keeps
 * ragged and blank rows apart; whatever ends lines, a field may hold line breaks within quotes.
 */
export class RowCutter {
  /** Line on which the next row starts. */
  #line = 1;
  #rest = '';
  readonly #newline: '\n' | '\r';
  readonly #tokenizer: Papa.Parser;
  readonly #name: string;

  /** @param newline `\n` also reads CRLF */
  constructor(separator: Separator, newline: '\n' | '\r', name: string) {
    this.#newline = newline;
    this.#tokenizer = new Papa.Parser({ delimiter: separator, newline });
    this.#name = name;
  }

  /**
   * The rows that are complete with this text; an unfinished last row waits for the next text, or is cut too when the
   * text has ended.
   *
   * @throws DomainError FILE_UNREADABLE when a row grows beyond all measure
   */
  cut(text: string, ended: boolean): RowBlock {
    const all = this.#rest + text;
    const tokens = this.#tokenizer.parse(all, 0, !ended) as Tokens;
    const quoted = all.includes('"');
    this.#rest = ended ? '' : all.slice(tokens.meta.cursor);
    const messages = new Map(tokens.errors.map(({ row, message }) => [row, message]));
    const rows: string[][] = [];
    const lines = new Int32Array(tokens.data.length);
    const faults: RowFault[] = [];
    for (let i = 0; i < tokens.data.length; i++) {
      const row = tokens.data[i]!;
      dropCarriageReturn(row);
      const message = messages.get(i);
      if (message !== undefined) faults.push(quoteFault(this.#line, row, message));
      if (!isBlank(row)) {
        lines[rows.length] = this.#line;
        rows.push(row);
      }
      this.#line += 1 + (quoted ? lineBreaksWithin(row, this.#newline) : 0);
    }
    if (this.#rest.length > longestRow) throw this.#unclosedQuote();
    return { rows, lines: lines.subarray(0, rows.length), faults };
  }

  #unclosedQuote(): DomainError {
    const place = `${this.#name}:${this.#line}`;
    return new DomainError(
      'FILE_UNREADABLE',
      `${this.#name} has a row on line ${this.#line} that does not end, probably a quotation mark that is never closed`,
      { kept: 'Nothing was imported', remedy: 'Close or remove the quotation mark on that line', place },
    );
  }
}

/** Rows are cut at line feeds, so the last cell of a CRLF file keeps its carriage return. */
function dropCarriageReturn(row: string[]): void {
  const last = row.at(-1);
  if (last?.charCodeAt(last.length - 1) === 13) row[row.length - 1] = last.slice(0, -1);
}

function lineBreaksWithin(row: readonly string[], newline: string): number {
  let count = 0;
  for (const cell of row) for (let at = cell.indexOf(newline); at >= 0; at = cell.indexOf(newline, at + 1)) count++;
  return count;
}

function quoteFault(line: number, row: readonly string[], message: string): RowFault {
  const reason = message.includes('unterminated')
    ? 'A quoted field of this row is never closed; all that follows was read as part of it'
    : 'A quoted field goes on after its closing quote';
  return { line, value: row.join(' '), reason };
}
