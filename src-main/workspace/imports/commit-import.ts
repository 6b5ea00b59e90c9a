import { basename } from 'node:path';
import { type ImportRequest, type RowIssue } from '../../../src-core/contract/imports.ts';
import { DomainError } from '../../../src-core/domain-error.ts';
import { issuesInFull } from '../../files/import/issue-log.ts';
import { type ReadImportOutput } from '../../files/import/read-import.ts';
import { type BatchInfo, type BatchResult } from '../../store/store.ts';
import { type CallOptions, type Session, type UseCase } from '../context.ts';
import { rejected, unwritten, verdict, written } from './outcome.ts';
import { type ReadFile, readFile } from './read-file.ts';

/**
 * Imports a file as one batch: all of it, or with `acceptValid` its good rows, the bad ones being kept with the batch.
 * Bad rows, and a file that is already there, give an outcome without a batch; nothing was written then.
 *
 * @throws DomainError for what stops the whole file, FILE_CHANGED, CANCELLED, BATCH_CONFLICT when conflicts are rejected
 */
export const commitImport: UseCase<'import.commit', Session> = async (session, request, options) => {
  const started = performance.now();
  const acceptValid = request.acceptValid ?? false;
  const show = acceptValid ? 'errors' : 'nothing';
  const file = await readFile(session, request, { issueLimit: issuesInFull, show }, options);
  const { output } = file;
  if (request.expectedSha256 !== undefined && request.expectedSha256 !== output.sha256) throw changed(file.path);
  const before = session.store.findBatch(output.sha256, request.kind);
  const { writes, message } = verdict(request.kind, output, before, acceptValid);
  if (!writes) return unwritten(request.kind, file, message, performance.now() - started);
  const result = await session.write(() => writeBatch(session, request, file, options));
  return written(request.kind, file, result, performance.now() - started);
};

async function writeBatch(
  { store, now }: Session,
  request: ImportRequest,
  { path, output }: ReadFile,
  { signal, onProgress }: CallOptions,
): Promise<BatchResult> {
  const info: BatchInfo = {
    kind: request.kind,
    file: basename(path),
    sha256: output.sha256,
    rows: output.rows,
    accepted: output.accepted,
    rejected: rejected(output),
    importedAt: now().toISOString(),
    rejectedRows: rejectedRows(output),
  };
  const result = await store.writeBatch(info, output.batch, {
    onConflict: request.onConflict ?? 'replace',
    onSlice(done, total) {
      if (signal?.aborted) throw cancelled();
      onProgress?.({ stage: 'Writing', done, total, unit: 'rows' });
    },
  });
  if (request.saveMapping !== undefined) {
    const { mapping, reading } = output;
    store.saveMapping({ name: request.saveMapping, kind: request.kind, mapping, reading });
  }
  return result;
}

/** The bad rows as they are in the file, each with its reasons, as JSON; null without any. */
function rejectedRows({ errors, shown }: ReadImportOutput): string | null {
  if (errors.length === 0) return null;
  const reasons = Map.groupBy<number, RowIssue>(errors, ({ line }) => line);
  return JSON.stringify(
    shown.map(({ line, cells }) => ({
      line,
      cells,
      reasons: (reasons.get(line) ?? []).map(({ column, reason }) => ({ column, reason })),
    })),
  );
}

function changed(path: string): DomainError {
  return new DomainError('FILE_CHANGED', `${basename(path)} is not the file that was previewed any more`, {
    kept: 'The workspace is as it was before',
    remedy: 'Preview the file again',
    place: path,
  });
}

function cancelled(): DomainError {
  return new DomainError('CANCELLED', 'The import was cancelled', {
    kept: 'The workspace is as it was before',
    remedy: 'Import the file again when you are ready',
  });
}
