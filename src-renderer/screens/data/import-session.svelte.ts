import {
  reportError,
  type ErrorReport,
  type HandedFile,
  type ImportRequest,
  type OperationName,
  type SavedMapping,
  type TaskState,
} from '../../../src-core/contract/index.ts';
import {
  atStep,
  canCommit,
  commitRequestOf,
  committed,
  failed,
  inspected,
  isMapped,
  newDraft,
  previewed,
  recheckNeeded,
  requestOf,
  started,
  withReading,
  withSavedMapping,
  type DraftWork,
  type ImportDraft,
  type WizardStep,
} from './import-draft.ts';
import { inDependencyOrder } from './import-queue.ts';
import { getClient } from '../../client/get-client.ts';
import { app } from '../../state/app.svelte.ts';

const operations: Readonly<Record<DraftWork, OperationName>> = {
  inspect: 'import.inspect',
  preview: 'import.preview',
  commit: 'import.commit',
  'error-file': 'import.errorFile',
};
const cancelled: ErrorReport = { code: 'CANCELLED', message: 'Stopped' };

/**
 * The files on their way into the workspace. It lives as long as the window, so that an import survives a change of
 * screen; each answer is taken only by the revision of the draft that asked.
 */
class ImportSession {
  drafts = $state.raw<readonly ImportDraft[]>([]);
  currentId = $state<number | null>(null);
  mappings = $state.raw<readonly SavedMapping[]>([]);
  /** A file that could not be taken in at all. */
  refusal = $state.raw<ErrorReport | null>(null);
  #nextId = 1;
  #workspace = '';
  readonly #client = getClient();
  /** The question each draft waits for. Never drawn, so a plain record. */
  readonly #cancels: Record<number, AbortController | undefined> = {};

  get current(): ImportDraft | null {
    return this.drafts.find((draft) => draft.id === this.currentId) ?? null;
  }

  get pending(): readonly ImportDraft[] {
    return this.drafts.filter((draft) => draft.outcome === null);
  }

  /** Takes files from a drop or a file input, detects what they hold and queues them in dependency order. */
  async add(files: readonly File[]): Promise<void> {
    this.refusal = null;
    for (const file of files) {
      try {
        await this.addHanded(await this.#client.handOver(file));
      } catch (error) {
        this.refusal = reportError(error);
      }
    }
  }

  async addHanded(file: HandedFile): Promise<void> {
    const draft = newDraft(this.#nextId++, file);
    this.drafts = [...this.drafts, draft];
    this.currentId ??= draft.id;
    await this.inspect(draft.id);
    const wasFirst = this.pending[0]?.id === this.currentId || this.current?.step === 'detect';
    this.drafts = inDependencyOrder(this.drafts);
    if (wasFirst) this.currentId = this.pending[0]?.id ?? this.currentId;
  }

  /** An edit by the user; whatever was being asked about the draft as it stood is stopped. */
  edit(id: number, change: (draft: ImportDraft) => ImportDraft): void {
    const before = this.#draft(id);
    const after = change(before);
    if (after.revision !== before.revision) this.cancel(id);
    this.#update(id, () => after);
  }

  /** Shows a step, where what it needs is known; the preview is checked at once where it is not current. */
  async show(id: number, step: WizardStep): Promise<void> {
    this.edit(id, (draft) => atStep(draft, step));
    const draft = this.#draft(id);
    if (draft.step === 'preview' && draft.preview === null && draft.work === null) await this.preview(id);
  }

  #update(id: number, change: (draft: ImportDraft) => ImportDraft): void {
    this.drafts = this.drafts.map((draft) => (draft.id === id ? change(draft) : draft));
  }

  async remove(id: number): Promise<void> {
    this.cancel(id);
    this.drafts = this.drafts.filter((draft) => draft.id !== id);
    if (this.currentId === id) this.currentId = this.pending[0]?.id ?? this.drafts[0]?.id ?? null;
  }

  /** Another workspace knows nothing of what was checked against the one before. */
  enterWorkspace(path: string): void {
    if (path === this.#workspace) return;
    this.#workspace = path;
    this.drafts = [];
    this.currentId = null;
  }

  /** What was checked against the workspace has to be checked again. */
  recheck(): void {
    this.drafts = this.drafts.map(recheckNeeded);
  }

  /** Puts away the files that are done. */
  clearDone(): void {
    this.drafts = this.pending;
    if (this.current === null) this.currentId = this.drafts[0]?.id ?? null;
  }

  /** Stops what is being asked about a draft: the engine's task, and the wait for its answer. */
  cancel(id: number): void {
    const cancel = this.#cancels[id];
    if (cancel === undefined) return;
    cancel.abort();
    const task = this.taskOf(this.#draft(id));
    if (task !== null) void app.cancelTask(task.id);
  }

  /** The engine's task behind what a draft waits for, once the engine has reported it. */
  taskOf(draft: ImportDraft): TaskState | null {
    if (draft.work === null) return null;
    const operation = operations[draft.work];
    return app.activeTasks.find((task) => task.operation === operation) ?? null;
  }

  async loadMappings(): Promise<void> {
    this.mappings = await this.#client.call('mappings.list', {});
  }

  async inspect(id: number): Promise<void> {
    const asked = this.#start(id, 'inspect');
    await this.#ask(id, asked, async (signal) => {
      const reading = Object.keys(asked.reading).length === 0 ? {} : { reading: asked.reading };
      const answer = await this.#client.call('import.inspect', { file: asked.file.handle, ...reading }, { signal });
      this.#update(id, (draft) => inspected(draft, asked.revision, answer));
    });
  }

  /** Reads the file in another way and detects the rest anew. */
  async readAgain(id: number, reading: ImportDraft['reading']): Promise<void> {
    this.edit(id, (draft) => withReading(draft, reading));
    await this.inspect(id);
  }

  /** Takes over a kept mapping: the file is read as it says, then its columns are mapped as it says. */
  async applyMapping(id: number, saved: SavedMapping): Promise<void> {
    await this.readAgain(id, saved.reading);
    this.edit(id, (draft) => withSavedMapping(draft, saved));
  }

  async preview(id: number): Promise<void> {
    const asked = this.#start(id, 'preview');
    await this.#ask(id, asked, async (signal) => {
      const answer = await this.#client.call('import.preview', requestOf(asked), { signal });
      this.#update(id, (draft) => previewed(draft, asked.revision, answer));
    });
  }

  async commit(id: number): Promise<void> {
    const asked = this.#start(id, 'commit');
    await this.#ask(id, asked, async (signal) => {
      const answer = await this.#client.call('import.commit', commitRequestOf(asked), { signal });
      // What the other files refer to may be in the workspace now.
      this.drafts = this.drafts.map((draft) => (draft.id === id ? committed(draft, answer) : recheckNeeded(draft)));
      if (asked.saveMapping.trim() !== '') await this.loadMappings();
    });
  }

  /** The bad rows as CSV text, for the user to save. */
  async errorFile(id: number): Promise<{ readonly fileName: string; readonly text: string } | null> {
    const asked = this.#start(id, 'error-file');
    let file: { readonly fileName: string; readonly text: string } | null = null;
    await this.#ask(id, asked, async (signal) => {
      const request: ImportRequest = requestOf(asked);
      file = await this.#client.call('import.errorFile', request, { signal });
      this.#update(id, (draft) => ({ ...draft, work: null }));
    });
    return file;
  }

  /** Checks and writes one file after another; stops at the first that needs the user's eye. */
  async importAll(): Promise<void> {
    for (const { id } of this.pending) {
      if (!this.drafts.some((draft) => draft.id === id)) continue;
      this.currentId = id;
      const draft = this.#draft(id);
      if (!isMapped(draft) || draft.inspection?.alreadyImported !== null) {
        this.#update(id, (waiting) => ({ ...waiting, step: isMapped(waiting) ? 'detect' : 'map' }));
        return;
      }
      this.#update(id, (checking) => ({ ...checking, step: 'preview' }));
      if (draft.preview === null) await this.preview(id);
      if (!canCommit(this.#draft(id))) return;
      await this.commit(id);
      if (this.#draft(id).outcome === null) return;
    }
  }

  /** Goes on to the next file that waits, if any. */
  next(): void {
    this.currentId = this.pending[0]?.id ?? this.currentId;
  }

  #draft(id: number): ImportDraft {
    const draft = this.drafts.find((candidate) => candidate.id === id);
    if (draft === undefined) throw new Error(`No file ${id} is waiting`);
    return draft;
  }

  #start(id: number, work: DraftWork): ImportDraft {
    this.#update(id, (draft) => started(draft, work));
    return this.#draft(id);
  }

  /** Runs one question of a draft so that it can be cancelled, and keeps a refusal with the draft. */
  async #ask(id: number, asked: ImportDraft, question: (signal: AbortSignal) => Promise<void>): Promise<void> {
    this.cancel(id);
    const cancel = new AbortController();
    this.#cancels[id] = cancel;
    try {
      await question(cancel.signal);
    } catch (error) {
      // A newer question about the same draft has taken over: its answer counts.
      if (this.#cancels[id] === cancel) {
        const report = cancel.signal.aborted ? cancelled : reportError(error);
        this.#update(id, (draft) => failed(draft, asked.revision, report));
      }
    } finally {
      if (this.#cancels[id] === cancel) this.#cancels[id] = undefined;
    }
  }
}

export const importSession = new ImportSession();
export type { ImportSession };
