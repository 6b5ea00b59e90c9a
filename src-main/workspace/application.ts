import { resolve } from 'node:path';
import {
  operations,
  type ApplicationEvent,
  type Operation,
  type OperationName,
  type OpenWorkspace,
  type OutputOf,
  type WorkspaceProblem,
} from '../../src-core/contract/index.ts';
import { DomainError, errorFromReport, reportError } from '../../src-core/domain-error.ts';
import { createEngine, type Engine } from '../engine/index.ts';
import { type Store } from '../store/store.ts';
import { type Application, type CallOptions, type Session, type Workbench } from './context.ts';
import { createTaskJournal } from './monitoring/task-journal.ts';
import { createRecentList } from './recent-list.ts';
import { createSession } from './session.ts';
import { taskLabel } from './task-label.ts';
import { createTaskList } from './task-list.ts';
import { applicationUseCases, isApplicationOperation, workspaceUseCases } from './use-cases.ts';
import { isOperationName, validatedInput } from './validated-input.ts';
import { createWriteQueue, type WriteQueue } from './write-queue.ts';

export interface ApplicationOptions {
  readonly host: Workbench['host'];
  readonly version: string;
  /** Folder of the sample workspace and the list of recent ones. */
  readonly home: string;
  readonly now: () => Date;
  /** Worker threads; absent = as the workspace's settings say. */
  readonly workers?: number;
  /** An engine to use instead of one's own; it is closed with the application. */
  readonly engine?: Engine;
}

/** Makes the application behind a door. Nothing is opened, read or started before the first operation asks for it. */
export function createApplication(options: ApplicationOptions): Application {
  const { host, version, now } = options;
  const home = resolve(options.home);
  const engine = options.engine ?? createEngine({ workers: options.workers });
  const listeners = new Set<(event: ApplicationEvent) => void>();
  const announce = (event: ApplicationEvent) => {
    for (const listener of listeners) listener(event);
  };
  const tasks = createTaskList(now, (task) => announce({ type: 'task', task }));
  const journal = createTaskJournal(now);
  const recent = createRecentList(home, now);
  /** Opening and closing workspaces, one at a time. */
  const doorway = createWriteQueue();
  let session: Session | null = null;
  let problem: WorkspaceProblem | null = null;

  const bench: Workbench = {
    host,
    version,
    home,
    now,
    engine,
    tasks,
    recent,
    get session() {
      return session;
    },
    get workspace() {
      return session && describe(session.store);
    },
    get problem() {
      return problem;
    },
    async adopt(store) {
      await letGo();
      const opened = createSession({
        store,
        engine,
        version,
        now,
        onChanged: () => announce({ type: 'changed', datasetVersion: store.datasetVersion() }),
      });
      if (options.workers === undefined) engine.resize(store.settings().workers);
      session = opened;
      const workspace = describe(store);
      problem = null;
      recent.add(store.path);
      announce({ type: 'workspace', workspace });
      return workspace;
    },
    async release() {
      if (!session) return;
      await letGo();
      announce({ type: 'workspace', workspace: null });
    },
    remember(met) {
      problem = met;
    },
  };

  /** Ends what still works on the open workspace, then closes its file. */
  async function letGo(): Promise<void> {
    const leaving = session;
    if (!leaving) return;
    session = null;
    await tasks.cancelAll(leaving);
    await journal.settled(leaving);
    await leaving.readTogether(() => leaving.store.close());
  }

  async function perform(name: OperationName, input: unknown, callOptions: CallOptions): Promise<unknown> {
    const parsed = validatedInput(name, input);
    if (isApplicationOperation(name)) {
      const work = (given: CallOptions) => applicationUseCases[name](bench, parsed as never, given);
      return start(name, parsed, callOptions, work, changesWorkspace(name) ? doorway.enter : atOnce, bench);
    }
    const current = session;
    if (!current) throw noWorkspace(problem);
    const work = (given: CallOptions) => workspaceUseCases[name](current, parsed as never, given);
    return start(name, parsed, callOptions, work, current.write, current);
  }

  /** Queries run at once, commands in turn, tasks on the list; what a task writes it takes in turn by itself. */
  async function start(
    name: OperationName,
    parsed: unknown,
    callOptions: CallOptions,
    work: (options: CallOptions) => unknown,
    inTurn: WriteQueue['enter'],
    owner: Session | Workbench,
  ): Promise<unknown> {
    const { kind }: Operation = operations[name];
    if (kind === 'query') return work(callOptions);
    if (kind === 'command') return inTurn(() => work(callOptions));
    const tracked = owner === bench ? (given: CallOptions) => inTurn(() => work(given)) : work;
    const label = taskLabel(name, parsed);
    const result = tasks.track(name, label, callOptions, tracked, owner);
    journal.follow({ operation: name, label }, result, owner, () => ('store' in owner ? owner : session));
    return result;
  }

  async function invokeUnknown(name: string, input: unknown, callOptions: CallOptions = {}): Promise<unknown> {
    try {
      if (!isOperationName(name)) {
        throw new DomainError('UNKNOWN_OPERATION', `Plimsoll has no operation named ${name.slice(0, 100)}`);
      }
      return await perform(name, input, callOptions);
    } catch (thrown) {
      throw thrown instanceof DomainError ? thrown : errorFromReport(reportError(thrown));
    }
  }

  return {
    invoke: (name, input, callOptions) =>
      // The table of use-cases ties each name to its output; here only the name is known.
      invokeUnknown(name, input, callOptions) as Promise<OutputOf<typeof name>>,
    invokeUnknown,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      await tasks.cancelAll(bench);
      await journal.settled(bench);
      await doorway.enter(letGo);
      await engine.close();
    },
  };
}

const atOnce: WriteQueue['enter'] = async (work) => work();

/** Whether an operation puts another workspace in place of the open one. */
function changesWorkspace(name: OperationName): boolean {
  return name.startsWith('workspace.');
}

function describe(store: Store): OpenWorkspace {
  const { name, sample } = store.metadata();
  return { path: store.path, name, sample, readOnly: store.readOnly };
}

function noWorkspace(problem: WorkspaceProblem | null): DomainError {
  if (problem) return errorFromReport(problem.error);
  return new DomainError('NO_WORKSPACE', 'No workspace is open', {
    remedy: 'Open one, make a new one or take the sample',
  });
}
