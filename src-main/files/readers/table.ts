import { type FileFormat } from './file-bytes.ts';

/** Something wrong with the shape of a row, before its values are looked at. */
export interface RowFault {
  readonly line: number;
  readonly value: string;
  readonly reason: string;
}

/** A run of rows in file order, blank ones left out. */
export interface RowBlock {
  readonly rows: readonly (readonly string[])[];
  /** Physical line on which each row starts, the first line of the file being 1; for a spreadsheet the row. */
  readonly lines: Int32Array;
  readonly faults: readonly RowFault[];
}

/** A file opened as rows of text cells. */
export interface Table {
  readonly format: FileFormat;
  /** Text encoding; `xlsx` for a workbook. */
  readonly encoding: string;
  readonly separator: string | null;
  readonly sheets: readonly string[];
  /** The cells of the first row that is not blank, trimmed. */
  readonly headers: readonly string[];
  readonly headerLine: number;
  /** The rows below the headers; to be read once. */
  readonly blocks: AsyncIterable<RowBlock>;
  /** SHA-256 of the file; to be asked after the last block. */
  sha256(): string;
  /** Lets the file go; needed wherever the blocks are not read to their end. */
  close(): Promise<void>;
}

/** Whether a row has nothing in it. */
export function isBlank(row: readonly string[]): boolean {
  for (const cell of row) if (cell !== '' && cell.trim() !== '') return false;
  return true;
}
