import Papa from 'papaparse';
import { DomainError } from '../../../src-core/domain-error.ts';
import { type ReadingOptions } from '../../../src-core/contract/imports.ts';
import { detectSeparator } from './detect-separator.ts';
import { type FileFacts, readFileBytes } from './file-bytes.ts';
import { isBlank, type RowBlock, type RowFault, type Table } from './table.ts';
import { detectEncoding, StreamDecoder } from './text-encoding.ts';

/** A single row longer than this many characters is a quote that was opened and never closed. */
const longestRow = 16 * 1024 ** 2;
/** This much text is looked at to detect how it is written. */
const headLength = 64 * 1024;

/** What the tokenizer hands back; papaparse types it as `any`. */
interface Tokens {
  readonly data: string[][];
  readonly errors: readonly { readonly row: number; readonly message: string }[];
  readonly meta: { readonly cursor: number };
}

/**
 * Opens a CSV file, plain or gzip, as a table. Rows are cut by papaparse's tokenizer, which keeps ragged and blank rows
 * apart, so that physical line numbers stay true.
 *
 * @throws DomainError NOT_TEXT, FILE_UNREADABLE and what `readFileBytes` throws
 */
export async function openCsv(
  facts: FileFacts,
  reading: ReadingOptions,
  onBytes: (done: number) => void,
): Promise<Table> {
  const bytes = readFileBytes(facts, onBytes);
  const source = bytes.chunks[Symbol.asyncIterator]();
  const first = await source.next();
  const firstChunk = first.done ? Buffer.alloc(0) : first.value;
  const encoding = reading.encoding ?? detectEncoding(firstChunk.subarray(0, headLength), facts.name);
  const decoder = new StreamDecoder(encoding, facts.name);

  let text = withoutByteOrderMark(decoder.decode(firstChunk));
  let ended = first.done === true;
  // Old Macintosh files end lines with a bare carriage return.
  const head = text.slice(0, headLength);
  const newline = head.includes('\n') || !head.includes('\r') ? '\n' : '\r';
  const separator = reading.separator ?? detectSeparator(wholeLines(head.replaceAll(newline, '\n')));
  const tokenizer = new Papa.Parser({ delimiter: separator, newline });
  let line = 1;

  /** Cuts what can be cut of the text in hand into rows; the unfinished last row stays for the next time. */
  function cut(): RowBlock {
    const tokens = tokenizer.parse(text, 0, !ended) as Tokens;
    const quoted = text.includes('"');
    text = ended ? '' : text.slice(tokens.meta.cursor);
    const rows: string[][] = [];
    const lines = new Int32Array(tokens.data.length);
    const faults: RowFault[] = [];
    for (let i = 0; i < tokens.data.length; i++) {
      const row = tokens.data[i] ?? [];
      dropCarriageReturn(row);
      if (!isBlank(row)) {
        lines[rows.length] = line;
        rows.push(row);
      }
      if (quoted) {
        for (const error of tokens.errors) if (error.row === i) faults.push(quoteFault(line, row, error.message));
        line += linesWithin(row, newline);
      }
      line++;
    }
    if (text.length > longestRow) throw unclosedQuote(facts.name, line);
    return { rows, lines: lines.subarray(0, rows.length), faults };
  }

  async function advance(): Promise<void> {
    const next = await source.next();
    if (next.done) {
      text += decoder.end();
      ended = true;
    } else {
      text += decoder.decode(next.value);
    }
  }

  let block = cut();
  while (block.rows.length === 0 && !ended) {
    await advance();
    block = cut();
  }
  const [header, ...below] = block.rows;
  if (!header) {
    throw new DomainError('MISSING_COLUMN', `${facts.name} is empty`, {
      kept: 'Nothing was imported',
      remedy: 'Choose a file with a header line and rows below it',
      place: facts.name,
    });
  }
  const firstBlock: RowBlock = { rows: below, lines: block.lines.subarray(1), faults: block.faults };

  async function* blocks(): AsyncGenerator<RowBlock> {
    try {
      yield firstBlock;
      while (!ended) {
        await advance();
        yield cut();
      }
    } finally {
      await source.return?.();
    }
  }

  return {
    format: facts.format,
    get encoding() {
      return decoder.encoding;
    },
    separator,
    sheets: [],
    headers: header.map((cell) => cell.trim()),
    headerLine: block.lines[0] ?? 1,
    blocks: blocks(),
    sha256: () => bytes.sha256(),
  };
}

const withoutByteOrderMark = (text: string) => (text.startsWith('\uFEFF') ? text.slice(1) : text);

/** The text up to its last line break, or all of it where there is none. */
function wholeLines(text: string): string {
  const end = text.lastIndexOf('\n');
  return end > 0 ? text.slice(0, end) : text;
}

/** Rows are cut at line feeds, so the last cell of a CRLF file keeps its carriage return. */
function dropCarriageReturn(row: string[]): void {
  const last = row.at(-1);
  if (last?.charCodeAt(last.length - 1) === 13) row[row.length - 1] = last.slice(0, -1);
}

function linesWithin(row: readonly string[], newline: string): number {
  let count = 0;
  for (const cell of row) for (let at = cell.indexOf(newline); at >= 0; at = cell.indexOf(newline, at + 1)) count++;
  return count;
}

function quoteFault(line: number, row: readonly string[], message: string): RowFault {
  const reason = message.includes('unterminated')
    ? 'A quoted field that opens here is never closed; all that follows was read as part of it'
    : 'A quoted field goes on after its closing quote';
  return { line, value: row.join(' ').slice(0, 100), reason };
}

function unclosedQuote(name: string, line: number): DomainError {
  return new DomainError(
    'FILE_UNREADABLE',
    `${name} has a quoted field that opens on line ${line} and is never closed`,
    {
      kept: 'Nothing was imported',
      remedy: 'Close or remove the quotation mark on that line',
      place: `${name}:${line}`,
    },
  );
}
