import { type ExperimentFile } from '../../../src-core/contract/index.ts';
import { DomainError } from '../../../src-core/domain-error.ts';
import { type Store } from '../../store/store.ts';

/** Bytes of the largest file: what it becomes on its way to the user is a text of a third more, which may have 2²⁹ characters. */
const largestFile = 380 * 2 ** 20;

/**
 * Refuses runs that no one file can hold, before anything of them is read.
 *
 * @throws DomainError FILE_TOO_LARGE with the size; UNKNOWN_RUN
 */
export function refuseTooLarge(store: Pick<Store, 'run'>, ids: readonly number[]): void {
  let bytes = 0;
  for (const id of new Set(ids)) for (const artefact of store.run(id).artefacts) bytes += artefact.bytes;
  if (bytes > largestFile) throw tooLarge(bytes);
}

/** The text of a file of experiments, in UTF-8, made run by run. @throws DomainError FILE_TOO_LARGE */
export function experimentFileBytes({ experiments, ...head }: ExperimentFile): Buffer {
  const pieces = [Buffer.from(`${JSON.stringify(head).slice(0, -1)},"experiments":[`)];
  let bytes = 0;
  experiments.forEach((entry, i) => {
    const piece = Buffer.from(`${i > 0 ? ',' : ''}${JSON.stringify(entry)}`);
    bytes += piece.length;
    if (bytes <= largestFile) pieces.push(piece);
  });
  if (bytes > largestFile) throw tooLarge(bytes);
  return Buffer.concat([...pieces, Buffer.from(']}\n')]);
}

function tooLarge(bytes: number): DomainError {
  const megabytes = (count: number) => Math.ceil(count / 1e6).toLocaleString('en-GB');
  return new DomainError(
    'FILE_TOO_LARGE',
    `The runs take ${megabytes(bytes)} MB, and one file holds ${megabytes(largestFile)} MB of them`,
    { kept: 'No file was written', remedy: 'Choose fewer runs, or the layout of MLflow' },
  );
}
