import { reportError } from '../../../src-core/domain-error.ts';
import { type TaskRecord } from '../../../src-core/monitoring/task-statistics.ts';
import { type Session } from '../context.ts';
import { databaseBytes } from './system-state.ts';

/** Follows long-running operations and keeps how each one ended, without ever standing in its way. */
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
          if (session) await keep(session, { ...task, ...ending, startedAt, elapsedMilliseconds });
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

/** Waits for its turn to write; a record that can't be written is dropped without a word. */
async function keep(session: Session, task: EndedTask): Promise<void> {
  const { store, engine } = session;
  if (store.readOnly) return;
  const residentBytes = process.memoryUsage.rss();
  try {
    const [workers, bytes] = await Promise.all([engine.memory(), databaseBytes(store.path)]);
    const workerBytes = workers.reduce((sum, heap) => sum + heap, 0);
    await session.readTogether(() =>
      store.addTaskRecord({ ...task, residentBytes, workerBytes, databaseBytes: bytes }),
    );
  } catch {
    // The workspace was closed or its disk is full, which the task itself has met already.
  }
}
