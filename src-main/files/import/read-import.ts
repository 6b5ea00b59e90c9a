import {
  type ImportKind,
  type ReadingOptions,
  type RowIssue,
  type SavedMapping,
} from '../../../src-core/contract/imports.ts';
import { type EpochDay } from '../../../src-core/market/epoch-day.ts';
import { type BatchRows } from '../../../src-core/portfolio/imported-rows.ts';
import { fileFacts } from '../readers/file-bytes.ts';
import { openTable } from '../readers/open-table.ts';
import { type RowBlock } from '../readers/table.ts';
import { chooseMapping } from './chosen-mapping.ts';
import { columnNumbers } from './column-numbers.ts';
import { DateFormat } from './date-format.ts';
import { detectDatePattern, detectDecimal } from './detect-format.ts';
import { fileStem } from './file-stem.ts';
import { IssueLog } from './issue-log.ts';
import { type Collector, type KnownData } from './kind.ts';
import { kinds } from './kinds.ts';
import { numberFormat } from './number-format.ts';
import { type FileRow, rowsByLine } from './rows-by-line.ts';
import { sampleTexts } from './sample-texts.ts';
import { UnmatchedValues } from './unmatched-values.ts';

/** What reading a file for import needs; structured-cloneable. */
export interface ReadImportInput {
  readonly path: string;
  readonly kind: ImportKind;
  /** Field → header; null: a saved mapping that fits, else by the headers' names. */
  readonly mapping: Readonly<Record<string, string>> | null;
  readonly savedMappings: readonly SavedMapping[];
  readonly reading: ReadingOptions;
  readonly portfolio: string | null;
  readonly known: KnownData;
  readonly today: EpochDay;
  /** Issues kept in full of each severity; the rest are counted. */
  readonly issueLimit: number;
  /**
   * Rows to hand back as they are written: `errors`: those with an error; `preview`: up to 200, those with errors first,
   * then those with warnings, then the first of the file.
   */
  readonly show: 'nothing' | 'errors' | 'preview';
}

const previewRows = 200;

export interface ReadImportOutput {
  readonly batch: BatchRows;
  readonly rows: number;
  readonly accepted: number;
  readonly errors: readonly RowIssue[];
  readonly errorCount: number;
  readonly warnings: readonly RowIssue[];
  readonly warningCount: number;
  readonly sha256: string;
  readonly headers: readonly string[];
  /** The mapping and the reading that were used, so that they can be saved. */
  readonly mapping: Readonly<Record<string, string>>;
  readonly reading: ReadingOptions;
  readonly notes: readonly string[];
  readonly shown: readonly FileRow[];
  readonly unmatched: readonly { readonly column: string; readonly value: string; readonly count: number }[];
}

/**
 * Reads a file to its end and checks every row.
 *
 * @param onBytes told how much of the file has been read
 * @throws DomainError for what stops the whole file: not found, not text, too large, a column missing; bad rows are
 * issues in the output
 */
export async function readImport(
  input: ReadImportInput,
  onBytes: (done: number, total: number) => void,
): Promise<ReadImportOutput> {
  const kind = kinds[input.kind];
  const facts = await fileFacts(input.path);
  const table = await openTable(facts, input.reading, (done) => onBytes(done, facts.bytes));
  const blocks = table.blocks[Symbol.asyncIterator]();
  try {
    const chosen = input.mapping
      ? { mapping: input.mapping, reading: {}, saved: null }
      : chooseMapping(input.kind, table.headers, input.savedMappings);
    const columns = columnNumbers(kind, chosen.mapping, table.headers, facts.name);
    const first = await blocks.next();
    const sample = first.done ? [] : first.value.rows.slice(0, 200);
    const wanted = { ...chosen.reading, ...input.reading };
    const decimal = detectDecimal(sampleTexts(sample, kind, columns, 'number'));
    const datePattern = detectDatePattern(sampleTexts(sample, kind, columns, 'date'));
    const reading: ReadingOptions = {
      ...wanted,
      decimal: wanted.decimal ?? decimal.value,
      datePattern: wanted.datePattern ?? datePattern.value,
    };
    const issues = new IssueLog(input.issueLimit);
    const unmatched = new UnmatchedValues();
    const collector = kind.collector({
      known: input.known,
      today: input.today,
      columns,
      headers: table.headers,
      headerLine: table.headerLine,
      numbers: numberFormat(reading),
      dates: new DateFormat(reading.datePattern),
      issues,
      unmatched,
      stem: fileStem(input.path),
      portfolio: input.portfolio,
    });
    for (let next = first; !next.done; next = await blocks.next()) collectBlock(next.value, collector, issues);
    const collected = collector.finish();
    const notes = [...collected.notes];
    if (chosen.saved !== null) notes.push(`The saved mapping ${chosen.saved} was used`);
    if (wanted.decimal === undefined && decimal.note) notes.push(decimal.note);
    if (wanted.datePattern === undefined && datePattern.note) notes.push(datePattern.note);
    const { errors, warnings } = issues;
    return {
      batch: collected.batch,
      rows: collected.rows,
      accepted: collected.accepted,
      errors,
      errorCount: issues.errorCount,
      warnings,
      warningCount: issues.warningCount,
      sha256: table.sha256(),
      headers: table.headers,
      mapping: chosen.mapping,
      reading,
      notes,
      shown: await shownRows(input, errors, warnings),
      unmatched: unmatched.list(),
    };
  } finally {
    await table.close();
  }
}

async function shownRows(
  { path, reading, show }: ReadImportInput,
  errors: readonly RowIssue[],
  warnings: readonly RowIssue[],
): Promise<readonly FileRow[]> {
  if (show === 'nothing') return [];
  if (show === 'errors')
    return rowsByLine(
      path,
      reading,
      errors.map(({ line }) => line),
      0,
    );
  const lines = [...new Set([...errors, ...warnings].map(({ line }) => line))].slice(0, previewRows);
  return rowsByLine(path, reading, lines, previewRows);
}

/** Rows whose quotes are broken are reported and not read; the others go to the collector. */
function collectBlock({ rows, lines, faults }: RowBlock, collector: Collector, issues: IssueLog): void {
  const faulty = new Set<number>();
  for (const { line, value, reason } of faults) {
    issues.error(line, '', value, reason);
    faulty.add(line);
  }
  for (let i = 0; i < rows.length; i++) {
    if (faulty.has(lines[i]!)) collector.refuse();
    else collector.row(rows[i]!, lines[i]!);
  }
}
