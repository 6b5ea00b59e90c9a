import {
  reportError,
  type ApplicationEvent,
  type ApplicationStatus,
  type ErrorReport,
  type Halt,
  type OpenWorkspace,
  type RiskResult,
  type TaskState,
  type WorkspaceSummary,
} from '../../src-core/contract/index.ts';
import { getClient } from '../client/get-client.ts';
import { router } from './route.svelte.ts';
import { toasts } from './toasts.svelte.ts';

const client = getClient();

/** What the whole window shares: the open workspace, what is selected in it, its newest risk and the running tasks. */
class AppState {
  status = $state.raw<ApplicationStatus | null>(null);
  summary = $state.raw<WorkspaceSummary | null>(null);
  risk = $state.raw<RiskResult | null>(null);
  /** Headline figures of the run before, for the change since then. */
  previousMetrics = $state.raw<Readonly<Record<string, number>> | null>(null);
  tasks = $state.raw<readonly TaskState[]>([]);
  /** Halts that hold, of any portfolio. */
  halts = $state.raw<readonly Halt[]>([]);
  error = $state.raw<ErrorReport | null>(null);
  /** Grows with every change of the workspace, so that screens know when to ask anew. */
  revision = $state(0);
  running = $state(false);

  readonly workspace = $derived(this.status?.workspace ?? null);
  readonly portfolio = $derived.by(() => {
    const names = this.summary?.portfolios.map(({ name }) => name) ?? [];
    const wanted = router.current.query['portfolio'];
    return wanted !== undefined && names.includes(wanted) ? wanted : (names[0] ?? null);
  });
  readonly asOf = $derived(router.current.query['asOf']);
  readonly benchmark = $derived.by(() => {
    const names = this.summary?.benchmarks ?? [];
    const wanted = router.current.query['benchmark'];
    return wanted !== undefined && names.includes(wanted) ? wanted : (names[0] ?? null);
  });
  /** The selection as a risk request. */
  readonly request = $derived({
    ...(this.portfolio === null ? {} : { portfolio: this.portfolio }),
    ...(this.asOf === undefined ? {} : { asOf: this.asOf }),
    benchmark: this.benchmark,
  });
  readonly activeTasks = $derived(this.tasks.filter(({ state }) => state === 'running'));

  #asked = 0;

  async start(): Promise<void> {
    client.subscribe((event) => this.#heed(event));
    addEventListener('hashchange', () => void this.loadRisk());
    await this.refresh();
  }

  /** Asks for everything the frame shows. */
  async refresh(): Promise<void> {
    await this.attempt(async () => {
      this.status = await client.call('application.status', {});
      this.tasks = await client.call('tasks.list', {});
      this.summary = this.status.workspace ? await client.call('workspace.summary', {}) : null;
      const halts = this.status.workspace ? await client.call('halts.list', {}) : [];
      this.halts = halts.filter(({ resetAt }) => resetAt === null);
      this.revision += 1;
      await this.loadRisk();
    });
  }

  /** The newest stored risk of the selection; computes nothing. */
  async loadRisk(): Promise<void> {
    const asked = ++this.#asked;
    if (this.portfolio === null) {
      this.risk = null;
      return;
    }
    await this.attempt(async () => {
      const risk = await client.call('risk.latest', this.request);
      const previous = risk ? await client.call('risk.previous', { run: risk.run }) : null;
      if (asked !== this.#asked) return;
      this.risk = risk;
      this.previousMetrics = previous;
    });
  }

  async runRisk(): Promise<void> {
    if (this.running || this.portfolio === null) return;
    this.running = true;
    const done = await this.attempt(async () => {
      const risk = await client.call('risk.run', this.request);
      toasts.say(`Risk of ${risk.portfolio} computed in ${Math.round(risk.elapsedMilliseconds)} ms`);
    });
    this.running = false;
    if (done) await this.refresh();
  }

  async undo(): Promise<void> {
    await this.#revise(async () => `Undone: ${(await client.call('history.undo', {})).undone}`);
  }

  async redo(): Promise<void> {
    await this.#revise(async () => `Done again: ${(await client.call('history.redo', {})).redone}`);
  }

  async openWorkspace(open: () => Promise<OpenWorkspace>): Promise<void> {
    const opened = await this.attempt(open);
    // Also after a refusal: the status then tells what was wrong and what can be done.
    const { error } = this;
    if (opened) router.go('overview');
    await this.refresh();
    if (!opened) this.error = error;
  }

  async cancelTask(id: number): Promise<void> {
    await this.attempt(() => client.call('tasks.cancel', { id }));
  }

  /** Runs a job and keeps what goes wrong for the notice on top. @returns whether it went well */
  async attempt(job: () => Promise<unknown>): Promise<boolean> {
    try {
      await job();
      this.error = null;
      return true;
    } catch (thrown) {
      this.error = reportError(thrown);
      return false;
    }
  }

  async #revise(job: () => Promise<string>): Promise<void> {
    if (await this.attempt(async () => toasts.say(await job()))) await this.refresh();
  }

  #heed(event: ApplicationEvent): void {
    if (event.type === 'task') {
      const others = this.tasks.filter(({ id }) => id !== event.task.id);
      this.tasks = [...others, event.task];
    } else {
      void this.refresh();
    }
  }
}

export const app = new AppState();
