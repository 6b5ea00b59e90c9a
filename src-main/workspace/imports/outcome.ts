import { basename } from 'node:path';
import { type ImportBatch, type ImportKind, type ImportOutcome } from '../../../src-core/contract/imports.ts';
import { type ReadImportOutput } from '../../files/import/read-import.ts';
import { type BatchResult } from '../../store/store.ts';
import { type ReadFile } from './read-file.ts';

/** The outcome of an import that wrote nothing. */
export function unwritten(
  kind: ImportKind,
  { path, output }: ReadFile,
  message: string,
  elapsedMilliseconds: number,
): ImportOutcome {
  return {
    ...counts(kind, path, output),
    unchanged: 0,
    inserted: 0,
    replaced: 0,
    batch: null,
    message,
    elapsedMilliseconds,
  };
}

/** The outcome of an import that wrote a batch. */
export function written(
  kind: ImportKind,
  { path, output }: ReadFile,
  { batch, inserted, replaced, unchanged }: BatchResult,
  elapsedMilliseconds: number,
): ImportOutcome {
  const parts = [
    `${rowCount(inserted)} added`,
    ...(replaced > 0 ? [`${replaced} replaced`] : []),
    ...(unchanged > 0 ? [`${unchanged} unchanged`] : []),
    ...(rejected(output) > 0 ? [`${rejected(output)} rejected and kept with the batch`] : []),
  ];
  const message = sentences([`Batch ${batch}: ${parts.join(', ')}`, ...output.notes]);
  return { ...counts(kind, path, output), inserted, replaced, unchanged, batch, message, elapsedMilliseconds };
}

/** Why nothing was or would be written, or what would be. */
export function verdict(
  kind: ImportKind,
  output: ReadImportOutput,
  before: ImportBatch | null,
  acceptValid: boolean,
): { readonly writes: boolean; readonly message: string } {
  const bad = rejected(output);
  const mend =
    output.accepted === 0 ? 'mend them first' : `mend them, or accept the valid ${rowCount(output.accepted)} alone`;
  if (before && before.accepted >= output.accepted) {
    return {
      writes: false,
      message: `Nothing was written: this very file is already imported as ${kind}, batch ${before.id}; undo that batch to import it again`,
    };
  }
  if (output.errorCount > 0 && !acceptValid) {
    return {
      writes: false,
      message: `Nothing was written: ${bad} of ${rowCount(output.rows)} ${bad === 1 ? 'is' : 'are'} bad; ${mend}`,
    };
  }
  if (output.accepted === 0) {
    return { writes: false, message: 'Nothing was written: the file has no valid rows' };
  }
  return {
    writes: true,
    message: sentences([`${output.accepted} of ${rowCount(output.rows)} can be imported`, ...output.notes]),
  };
}

export const rejected = ({ rows, accepted }: ReadImportOutput): number => rows - accepted;

const rowCount = (count: number): string => `${count} ${count === 1 ? 'row' : 'rows'}`;

const sentences = (parts: readonly string[]): string => parts.join('. ');

function counts(kind: ImportKind, path: string, output: ReadImportOutput) {
  return {
    kind,
    file: basename(path),
    sha256: output.sha256,
    rows: output.rows,
    accepted: output.accepted,
    rejected: rejected(output),
    errors: output.errors,
    errorCount: output.errorCount,
    warnings: output.warnings,
    warningCount: output.warningCount,
  };
}
