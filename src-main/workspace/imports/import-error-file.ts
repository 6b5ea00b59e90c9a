import { type RowIssue } from '../../../src-core/contract/imports.ts';
import { fileStem } from '../../files/import/file-stem.ts';
import { csvText } from '../../files/writers/csv-cell.ts';
import { type Session, type UseCase } from '../context.ts';
import { readFile } from './read-file.ts';

/** An error file holds at most this many issues; more would not be mended by hand. */
const mostIssues = 100_000;

/** The bad rows of a file as CSV: line, reasons, then the cells as they are in the file. */
export const importErrorFile: UseCase<'import.errorFile', Session> = async (session, request, options) => {
  const { path, output } = await readFile(session, request, { issueLimit: mostIssues, show: 'errors' }, options);
  const cellsOf = new Map(output.shown.map(({ line, cells }) => [line, cells]));
  const reasonsOf = Map.groupBy<number, RowIssue>(output.errors, ({ line }) => line);
  const rows = [...reasonsOf].map(([line, issues]) => [
    String(line),
    csvText(issues.map(({ column, reason }) => (column === '' ? reason : `${column}: ${reason}`)).join('; ')),
    ...(cellsOf.get(line) ?? []).map(csvText),
  ]);
  const header = ['line', 'reasons', ...output.headers].map(csvText);
  const beyond = output.errorCount - output.errors.length;
  const rest = beyond > 0 ? [['', `${beyond} more errors are not listed`]] : [];
  return {
    fileName: `${fileStem(path)}-errors.csv`,
    text: [header, ...rows, ...rest].map((cells) => cells.join(',') + '\r\n').join(''),
  };
};
