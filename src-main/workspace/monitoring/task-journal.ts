import { reportError } from '../../../src-core/domain-error.ts';
import { type TaskRecord } from '../../../src-core/monitoring/task-statistics.ts';
import { type Session } from '../context.ts';
import { dataQuality } from './data-quality.ts';
import { databaseBytes } from './system-state.ts';

/**
 * Follows long-running operations and keeps how each one ended, and after an import how good the data are now. It never stands in
 * their way: what can't be kept is dropped without a word.
 */
export interface TaskJournal {
  /**
   * @param result of the task; the journal only listens
   * @param owner on whose behalf it runs
   * @param target the workspace that keeps the record, asked for when the task has ended; null = nobody does
   */
  follow(
    task: { readonly operation: string; readonly label: string },
    result: Promise<unknown>,
    owner: object,
    target: () => Session | null,
  ): void;
  /** Ends when everything that ran on behalf of this owner is kept. */
  settled(owner: object): Promise<void>;
}

type Ending = Pick<TaskRecord, 'state' | 'errorCode'>;

export function createTaskJournal(now: () => Date): TaskJournal {
  const followed = new Map<Promise<void>, object>();
  return {
    follow(task, result, owner, target) {
      const startedAt = now().toISOString();
      const started = performance.now();
      const kept = result
        .then((): Ending => ({ state: 'done', errorCode: null }), endingOf)
        .then(async (ending) => {
          const elapsedMilliseconds = performance.now() - started;
          const session = target();
          if (!session || session.store.readOnly) return;
          try {
            await keep(session, { ...task, ...ending, startedAt, elapsedMilliseconds });
            if (changesData(task.operation) && ending.state === 'done') await dataQuality(session);
          } catch {
            // The workspace was closed or its disk is full, which the task itself has met already.
          }
        });
      followed.set(kept, owner);
      void kept.finally(() => followed.delete(kept));
    },
    async settled(owner) {
      await Promise.all([...followed].filter(([, of]) => of === owner).map(([kept]) => kept));
    },
  };
}

function endingOf(thrown: unknown): Ending {
  const { code } = reportError(thrown);
  return code === 'CANCELLED' ? { state: 'cancelled', errorCode: null } : { state: 'failed', errorCode: code };
}

type EndedTask = Omit<TaskRecord, 'id' | 'residentBytes' | 'workerBytes' | 'databaseBytes'>;

/** Operations after which the quality of the data is looked at and logged. */
function changesData(operation: string): boolean {
  return operation === 'import.commit';
}

/** Waits for its turn to write. */
async function keep({ store, engine, readTogether }: Session, task: EndedTask): Promise<void> {
  const residentBytes = process.memoryUsage.rss();
  const [workers, bytes] = await Promise.all([engine.memory(), databaseBytes(store.path)]);
  const workerBytes = workers.reduce((sum, heap) => sum + heap, 0);
  await readTogether(() => store.addTaskRecord({ ...task, residentBytes, workerBytes, databaseBytes: bytes }));
}
