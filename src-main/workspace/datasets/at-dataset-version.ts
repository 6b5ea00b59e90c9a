import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DomainError } from '../../../src-core/domain-error.ts';
import { openStore } from '../../store/index.ts';
import { type CallOptions, type Session } from '../context.ts';
import { createSession } from '../session.ts';

/**
 * Does work on a temporary copy of the workspace whose data are those of a version; the copy is gone afterwards. What is not data
 * (settings, limits, scenarios, factor models, runs) is in it as it is now.
 *
 * @param version in full
 * @throws DomainError DATASET_CHANGED naming what stands in the way of rebuilding it
 */
export async function atDatasetVersion<Result>(
  session: Session,
  version: string,
  options: CallOptions,
  work: (copy: Session) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-dataset-'));
  try {
    options.onProgress?.({ stage: 'Rebuilding the dataset', done: 0, total: null, unit: 'changes' });
    const file = join(folder, 'dataset.plimsoll');
    await session.readTogether(() => session.store.rebuildDataset(version, file));
    if (options.signal?.aborted) throw new DomainError('CANCELLED', 'The calculation was cancelled');
    const store = openStore(file);
    try {
      const { engine, version: program, now } = session;
      return await work(createSession({ store, engine, version: program, now, onChanged: () => undefined }));
    } finally {
      store.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
