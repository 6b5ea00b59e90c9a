import {
  reportError,
  type DataIssue,
  type ErrorReport,
  type ImportBatch,
  type Verification,
} from '../../../src-core/contract/index.ts';
import { getClient } from '../../client/get-client.ts';

/** What the Data screen knows of the workspace besides the files that wait: batches, health, checks. */
export class DataBoard {
  batches = $state.raw<readonly ImportBatch[] | null>(null);
  issues = $state.raw<readonly DataIssue[] | null>(null);
  verification = $state.raw<Verification | null>(null);
  backup = $state.raw<{ readonly path: string; readonly bytes: number } | null>(null);
  /** What the last undo of a batch took back, in a sentence. */
  undone = $state('');
  error = $state.raw<ErrorReport | null>(null);
  working = $state<'verify' | 'backup' | 'undo' | null>(null);
  readonly #client = getClient();

  async load(): Promise<void> {
    try {
      [this.batches, this.issues] = await Promise.all([
        this.#client.call('batches.list', {}),
        this.#client.call('data.health', {}),
      ]);
    } catch (error) {
      this.error = reportError(error);
    }
  }

  async undoBatch(id: number): Promise<void> {
    this.undone = '';
    await this.#work('undo', async () => {
      const { removed, restored } = await this.#client.call('batches.undo', { id });
      this.undone = `Batch ${id} was taken back: ${removed.toLocaleString()} rows removed, ${restored.toLocaleString()} earlier rows restored`;
    });
    if (this.error === null) await this.load();
  }

  async verify(): Promise<void> {
    this.verification = null;
    await this.#work('verify', async () => {
      this.verification = await this.#client.call('workspace.verify', {});
    });
  }

  async makeBackup(path: string): Promise<void> {
    this.backup = null;
    await this.#work('backup', async () => {
      this.backup = await this.#client.call('workspace.backup', { path });
    });
  }

  async #work(working: NonNullable<DataBoard['working']>, job: () => Promise<void>): Promise<void> {
    this.working = working;
    this.error = null;
    try {
      await job();
    } catch (error) {
      this.error = reportError(error);
    } finally {
      this.working = null;
    }
  }
}
