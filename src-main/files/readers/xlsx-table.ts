import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import readWorkbook from 'read-excel-file/node';
import { DomainError } from '../../../src-core/domain-error.ts';
import { type ReadingOptions } from '../../../src-core/contract/imports.ts';
import { type FileFacts, fileError } from './file-bytes.ts';
import { isBlank, type RowBlock, type Table } from './table.ts';
import { assertHarmlessWorkbook, largestWorkbook } from './workbook-guard.ts';

/**
 * Opens the first or the named sheet of an XLSX workbook as a table of text cells: dates become ISO dates, numbers keep
 * the digits of the file, to the 15 that a spreadsheet holds.
 *
 * @throws DomainError NOT_A_SPREADSHEET, ZIP_BOMB, FILE_TOO_LARGE, MISSING_COLUMN for an empty or unknown sheet
 */
export async function openXlsx(
  facts: FileFacts,
  reading: ReadingOptions,
  onBytes: (done: number) => void,
): Promise<Table> {
  const data = await readWhole(facts);
  await assertHarmlessWorkbook(data, facts.name);
  onBytes(facts.bytes);
  const sheets = await readSheets(data, facts.name);
  const sheet = reading.sheet === undefined ? sheets[0] : sheets.find(({ sheet }) => sheet === reading.sheet);
  if (!sheet) {
    throw new DomainError('MISSING_COLUMN', `${facts.name} has no sheet named ${reading.sheet ?? ''}`, {
      kept: 'Nothing was imported',
      remedy: `Its sheets are: ${sheets.map(({ sheet }) => sheet).join(', ')}`,
    });
  }
  const rows: string[][] = [];
  const lines: number[] = [];
  sheet.data.forEach((cells, index) => {
    const row = cells.map((cell) => cellText(cell, reading.decimal ?? '.'));
    if (isBlank(row)) return;
    rows.push(row);
    lines.push(index + 1);
  });
  const [header, ...below] = rows;
  if (!header) {
    throw new DomainError('MISSING_COLUMN', `The sheet ${sheet.sheet} of ${facts.name} is empty`, {
      kept: 'Nothing was imported',
      remedy: 'Choose a sheet with a header row and rows below it',
    });
  }
  const block: RowBlock = { rows: below, lines: Int32Array.from(lines.slice(1)), faults: [] };
  return {
    format: 'xlsx',
    encoding: 'xlsx',
    separator: null,
    sheets: sheets.map(({ sheet }) => sheet),
    headers: header.map((cell) => cell.trim()),
    headerLine: lines[0] ?? 1,
    // A workbook is in memory already, so it is one block.
    blocks: (async function* () {
      yield block;
    })(),
    sha256: () => createHash('sha256').update(data).digest('hex'),
    close: () => Promise.resolve(),
  };
}

async function readWhole(facts: FileFacts): Promise<Buffer> {
  if (facts.bytes > largestWorkbook) {
    throw new DomainError(
      'FILE_TOO_LARGE',
      `${facts.name} has ${facts.bytes} bytes; workbooks are read up to ${largestWorkbook}`,
      {
        kept: 'Nothing was imported',
        remedy: 'Save the sheet as CSV and import that',
        place: facts.path,
      },
    );
  }
  try {
    return await readFile(facts.path);
  } catch (thrown) {
    throw fileError(facts.path, thrown);
  }
}

async function readSheets(data: Buffer, name: string) {
  try {
    return await readWorkbook(data);
  } catch (thrown) {
    throw new DomainError('NOT_A_SPREADSHEET', `${name} is damaged and cannot be read as a workbook`, {
      kept: 'Nothing was imported',
      remedy: 'Open it in the spreadsheet program and save it again, or save it as CSV',
      cause: thrown,
    });
  }
}

function cellText(cell: unknown, decimal: '.' | ','): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === 'boolean') return cell ? 'true' : 'false';
  if (typeof cell === 'number') return numberText(cell).replace('.', decimal);
  return String(cell);
}

const withoutExponent = new Intl.NumberFormat('en-US', { useGrouping: false, maximumSignificantDigits: 15 });

/** A spreadsheet holds 15 digits; what lies beyond them is the dust of binary fractions. */
function numberText(value: number): string {
  const text = String(Number(value.toPrecision(15)));
  return text.includes('e') ? withoutExponent.format(value) : text;
}
