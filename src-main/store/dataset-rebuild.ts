import { rmSync } from 'node:fs';
import { type Database } from 'better-sqlite3';
import { DomainError } from '../../src-core/domain-error.ts';
import { auditLog } from './audit-log.ts';
import { changeLog } from './change-set.ts';
import { datasetLog } from './dataset-log.ts';
import { type RebuildPlan } from './dataset-plan.ts';
import { readDatasetVersion } from './dataset-version.ts';
import { connect } from './open-database.ts';
import { batchRepository } from './repositories/batches.ts';
import { undonePriceRepository } from './repositories/undone-prices.ts';
import { translating } from './sqlite-errors.ts';
import { undoBatch } from './undo-batch.ts';

/**
 * Turns a copy of a workspace into one at an earlier (or later) dataset version through the recorded inverse changes, in one
 * transaction, and checks the version it has then. A copy that cannot be brought there is removed.
 *
 * @throws DomainError DATASET_CHANGED naming the change that stands in the way
 */
export function rebuildCopy(file: string, version: string, plan: RebuildPlan): void {
  const database = translating(file, () => connect(file));
  let done = false;
  try {
    translating(file, () => database.transaction(() => apply(database, version, plan))());
    done = true;
  } finally {
    database.close();
    if (!done) for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
  }
}

function apply(database: Database, version: string, { takeBack, doAgain }: RebuildPlan): void {
  const log = changeLog(database);
  const batches = batchRepository(database);
  const undonePrices = undonePriceRepository(database);
  for (const set of takeBack) {
    inTheWay(set.label, () => {
      if (set.batch === null) log.revert(set.id);
      else {
        undoBatch(database, log, batches.record(set.batch));
        batches.markUndone(set.batch);
      }
    });
  }
  for (const set of doAgain) {
    inTheWay(set.label, () => {
      if (set.batch !== null && set.priceRows > 0) undonePrices.bringBack(set.batch);
      log.reapply(set.id);
    });
    if (set.batch !== null) database.prepare('UPDATE import_batches SET undone = 0 WHERE id = ?').run(set.batch);
  }
  // What was undone in the copy is not for the user to redo there: it may lie before changes that are in force.
  database.exec("UPDATE change_sets SET shelved = 1 WHERE state = 'undone'");
  const reached = readDatasetVersion(database);
  if (reached !== version) {
    throw new DomainError('DATASET_CHANGED', `The rebuilt data have the version ${reached.slice(0, 12)} instead`, {
      kept: 'The workspace is unchanged, and no file was left',
    });
  }
  datasetLog(database).note(new Date().toISOString());
  auditLog(database).note('rebuild dataset', version, {
    takenBack: takeBack.map(({ label }) => label),
    doneAgain: doAgain.map(({ label }) => label),
  });
}

function inTheWay(label: string, work: () => unknown): void {
  try {
    work();
  } catch (thrown) {
    if (!(thrown instanceof DomainError) || thrown.code !== 'BATCH_CONFLICT') throw thrown;
    throw new DomainError('DATASET_CHANGED', `The ${label} stands in the way: ${thrown.message}`, {
      kept: 'The workspace is unchanged, and no file was left',
      remedy: 'Open a backup from that time',
      cause: thrown,
    });
  }
}
