import { createHash } from 'node:crypto';
import { type Database } from 'better-sqlite3';
import { DomainError } from '../../src-core/domain-error.ts';
import { type EpochDay } from '../../src-core/market/epoch-day.ts';
import { firstModelDay } from './model-changes.ts';
import { type Cell, type RecordedTable, type RowImage } from './recorded-tables.ts';
import { newestReferrer } from './referring-changes.ts';
import { rowAccess, sameRow } from './row-access.ts';

export type ChangeKind = 'edit' | 'import';
export type WriteOutcome = 'inserted' | 'replaced' | 'unchanged';

interface StoredChange {
  readonly sequence: number;
  readonly table_name: RecordedTable;
  readonly row_key: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Writes rows and records the inverse of each write, for one action. */
export interface ChangeRecorder {
  readonly changeSet: number;
  readonly kind: ChangeKind;
  put(table: RecordedTable, row: RowImage): WriteOutcome;
  read(table: RecordedTable, key: RowImage): RowImage | null;
  remove(table: RecordedTable, key: RowImage): boolean;
  /** Records a write that was made by a faster way. */
  note(table: RecordedTable, before: RowImage | null, after: RowImage | null): void;
  /** Tells that rows a factor model uses changed from this day on, where they were written by a faster way. */
  touchModel(day: EpochDay): void;
  /** The earliest such day; null = none. */
  modelFrom(): EpochDay | null;
  count(): number;
}

/** The one mechanism behind undo, redo and the undo of imports: recorded inverse changes, grouped by action. */
export interface ChangeLog {
  /** Starts an action inside the caller's transaction. */
  begin(kind: ChangeKind, label: string): ChangeRecorder;
  /**
   * Ends it. `datasetHash` tells what it does to the data; null where it touches none. An action without changes is
   * forgotten; an edit with some ends the chance to redo what was undone before it; what of that changed data is shelved.
   */
  finish(recorder: ChangeRecorder, datasetHash: string | null): void;
  /** SHA-256 of all that the action changed. */
  contentHash(changeSet: number): string;
  revert(changeSet: number): { readonly removed: number; readonly restored: number };
  reapply(changeSet: number): void;
}

export function changeLog(database: Database): ChangeLog {
  const access = rowAccess(database);
  const insertSet = database.prepare("INSERT INTO change_sets (kind, label, at, state) VALUES (?, ?, ?, 'applied')");
  const insertChange = database.prepare('INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?)');
  const setHash = database.prepare('UPDATE change_sets SET dataset_hash = ?, model_from = ? WHERE id = ?');
  const setState = database.prepare('UPDATE change_sets SET state = ? WHERE id = ?');
  const forgetSet = database.prepare('DELETE FROM change_sets WHERE id = ?');
  const forgetUndone = database.prepare(
    "DELETE FROM change_sets WHERE kind = 'edit' AND state = 'undone' AND dataset_hash IS NULL",
  );
  // Dataset versions that held an edit of data can only be rebuilt while it is kept.
  const shelveUndone = database.prepare("UPDATE change_sets SET shelved = 1 WHERE kind = 'edit' AND state = 'undone'");
  const changesOf = database.prepare<[number], StoredChange>(
    'SELECT sequence, table_name, row_key, before, after FROM changes WHERE change_set_id = ? ORDER BY sequence',
  );
  const laterSets = database.prepare<[string, string, number], { label: string }>(
    `SELECT s.label FROM changes c JOIN change_sets s ON s.id = c.change_set_id
     WHERE c.table_name = ? AND c.row_key = ? AND s.state = 'applied' AND s.id > ? ORDER BY s.id DESC LIMIT 1`,
  );

  const parse = (image: string | null) => (image === null ? null : (JSON.parse(image) as RowImage));

  /** Moves one row from one image to another, refusing where it is no longer what was recorded. */
  function move(changeSet: number, change: StoredChange, from: RowImage | null, to: RowImage | null): void {
    const rows = access(change.table_name);
    const key = (from ?? to)!;
    if (!sameRow(rows.read(key), from, rows.columns)) {
      const later = laterSets.get(change.table_name, change.row_key, changeSet)?.label;
      throw conflict(later ?? 'a later change');
    }
    try {
      if (to === null) rows.remove(key);
      else rows.write(to);
    } catch (thrown) {
      if (isForeignKeyError(thrown)) {
        const [id = null] = JSON.parse(change.row_key) as Cell[];
        throw conflict(newestReferrer(database, change.table_name, id) ?? 'later data');
      }
      throw thrown;
    }
  }

  return {
    begin(kind, label) {
      const changeSet = Number(insertSet.run(kind, label, new Date().toISOString()).lastInsertRowid);
      let sequence = 0;
      let modelFrom: EpochDay | null = null;
      const touchModel = (day: EpochDay | null) => {
        if (day !== null && (modelFrom === null || day < modelFrom)) modelFrom = day;
      };
      const note = (table: RecordedTable, before: RowImage | null, after: RowImage | null) => {
        const key = JSON.stringify(access(table).key.map((name) => (after ?? before)![name] ?? null));
        const image = (row: RowImage | null) => (row === null ? null : JSON.stringify(row));
        insertChange.run(changeSet, sequence++, table, key, image(before), image(after));
        if (before) touchModel(firstModelDay(table, before));
        if (after) touchModel(firstModelDay(table, after));
      };
      return {
        changeSet,
        kind,
        put(table, row) {
          const rows = access(table);
          const before = rows.read(row);
          if (sameRow(before, row, rows.columns)) return 'unchanged';
          rows.write(row);
          note(table, before, row);
          return before === null ? 'inserted' : 'replaced';
        },
        read: (table, key) => access(table).read(key),
        remove(table, key) {
          const rows = access(table);
          const before = rows.read(key);
          if (before === null) return false;
          rows.remove(key);
          note(table, before, null);
          return true;
        },
        note,
        touchModel,
        modelFrom: () => modelFrom,
        count: () => sequence,
      };
    },

    finish(recorder, datasetHash) {
      if (recorder.count() === 0 && datasetHash === null) {
        forgetSet.run(recorder.changeSet);
        return;
      }
      if (recorder.kind === 'edit') {
        forgetUndone.run();
        shelveUndone.run();
      }
      setHash.run(datasetHash, recorder.modelFrom(), recorder.changeSet);
    },

    contentHash(changeSet) {
      const hash = createHash('sha256');
      for (const { table_name, before, after } of changesOf.iterate(changeSet)) {
        hash.update(JSON.stringify([table_name, before, after]));
      }
      return hash.digest('hex');
    },

    revert(changeSet) {
      let removed = 0;
      let restored = 0;
      for (const change of changesOf.all(changeSet).reverse()) {
        const before = parse(change.before);
        move(changeSet, change, parse(change.after), before);
        if (before === null) removed += 1;
        else restored += 1;
      }
      setState.run('undone', changeSet);
      return { removed, restored };
    },

    reapply(changeSet) {
      for (const change of changesOf.all(changeSet)) {
        move(changeSet, change, parse(change.before), parse(change.after));
      }
      setState.run('applied', changeSet);
    },
  };
}

function isForeignKeyError(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && thrown.code === 'SQLITE_CONSTRAINT_FOREIGNKEY';
}

/** @param later what stands in the way, in the user's words */
export function conflict(later: string): DomainError {
  return new DomainError('BATCH_CONFLICT', `This cannot be undone on its own: ${later} builds on it`, {
    kept: 'Nothing was changed',
    remedy: 'Undo the later change first',
  });
}
