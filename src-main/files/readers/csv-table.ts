import { DomainError } from '../../../src-core/domain-error.ts';
import { type ReadingOptions } from '../../../src-core/contract/imports.ts';
import { detectSeparator } from './detect-separator.ts';
import { type FileFacts, readFileBytes } from './file-bytes.ts';
import { RowCutter } from './row-cutter.ts';
import { type RowBlock, type Table } from './table.ts';
import { StreamDecoder } from './text-encoding.ts';

/** This much text is looked at to detect how it is written. */
const headLength = 64 * 1024;

/**
 * Opens a CSV file, plain or gzip, as a table. The file is streamed: no more than a block of it is in memory.
 *
 * @throws DomainError NOT_TEXT, FILE_UNREADABLE, MISSING_COLUMN for an empty file, and what `readFileBytes` throws
 */
export async function openCsv(
  facts: FileFacts,
  reading: ReadingOptions,
  onBytes: (done: number) => void,
): Promise<Table> {
  const bytes = readFileBytes(facts, onBytes);
  const source = bytes.chunks[Symbol.asyncIterator]();
  const close = async () => {
    await source.return?.();
  };
  try {
    const first = await source.next();
    const firstChunk = first.done ? Buffer.alloc(0) : first.value;
    const decoder = new StreamDecoder(reading.encoding, firstChunk.subarray(0, headLength), facts.name);
    const text = decoder.decode(firstChunk);
    const head = text.slice(0, headLength);
    // Old Macintosh files end lines with a bare carriage return.
    const newline = head.includes('\n') || !head.includes('\r') ? '\n' : '\r';
    const separator = reading.separator ?? detectSeparator(wholeLines(head.replaceAll(newline, '\n')));
    const cutter = new RowCutter(separator, newline, facts.name);
    let ended = first.done === true;

    const nextBlock = async (): Promise<RowBlock> => {
      const next = await source.next();
      ended = next.done === true;
      return cutter.cut(next.done ? decoder.end() : decoder.decode(next.value), ended);
    };

    let block = cutter.cut(text, ended);
    while (block.rows.length === 0 && !ended) block = await nextBlock();
    const [header, ...rows] = block.rows;
    if (!header) throw emptyFile(facts.name);
    const firstBlock: RowBlock = { rows, lines: block.lines.subarray(1), faults: block.faults };

    return {
      format: facts.format,
      get encoding() {
        return decoder.encoding;
      },
      separator,
      sheets: [],
      headers: header.map((cell) => cell.trim()),
      headerLine: block.lines[0] ?? 1,
      blocks: (async function* () {
        yield firstBlock;
        while (!ended) yield await nextBlock();
      })(),
      sha256: () => bytes.sha256(),
      close,
    };
  } catch (thrown) {
    await close();
    throw thrown;
  }
}

/** The text up to its last line break, or all of it where there is none. */
function wholeLines(text: string): string {
  const end = text.lastIndexOf('\n');
  return end > 0 ? text.slice(0, end) : text;
}

function emptyFile(name: string): DomainError {
  return new DomainError('MISSING_COLUMN', `${name} is empty`, {
    kept: 'Nothing was imported',
    remedy: 'Choose a file with a header line and rows below it',
  });
}
