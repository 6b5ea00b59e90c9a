import { type RowIssue } from '../../../src-core/contract/imports.ts';
import { issuesInFull } from '../../files/import/issue-log.ts';
import { type Session, type UseCase } from '../context.ts';
import { unwritten, verdict } from './outcome.ts';
import { readFile } from './read-file.ts';

/** Reads and checks a file as an import would, and writes nothing. */
export const previewImport: UseCase<'import.preview', Session> = async (session, request, options) => {
  const started = performance.now();
  const file = await readFile(session, request, { issueLimit: issuesInFull, show: 'preview' }, options);
  const { output } = file;
  const before = session.store.findBatch(output.sha256, request.kind);
  const { message } = verdict(request.kind, output, before, request.acceptValid ?? false);
  const issues = Map.groupBy<number, RowIssue>([...output.errors, ...output.warnings], ({ line }) => line);
  const rows = output.shown.map(({ line, cells }) => ({ line, cells, issues: issues.get(line) ?? [] }));
  const gravity = (row: (typeof rows)[number]) =>
    row.issues.some(({ severity }) => severity === 'error') ? 0 : row.issues.length > 0 ? 1 : 2;
  return {
    ...unwritten(request.kind, file, message, performance.now() - started),
    headers: output.headers,
    rowsShown: rows.toSorted((a, b) => gravity(a) - gravity(b) || a.line - b.line),
    unmappedValues: output.unmatched,
  };
};
