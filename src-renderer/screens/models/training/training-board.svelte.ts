import {
  reportError,
  type ErrorReport,
  type FeatureView,
  type InterruptedTraining,
  type StoredTraining,
  type TrainingRequest,
  type TrainingSummary,
} from '../../../../src-core/contract/index.ts';
import { getClient } from '../../../client/get-client.ts';

/** What the Training screen knows: the models of a portfolio, those looked at in full, what was interrupted, and the features. */
export class TrainingBoard {
  trainings = $state.raw<readonly TrainingSummary[] | null>(null);
  interrupted = $state.raw<readonly InterruptedTraining[]>([]);
  shown = $state.raw<readonly StoredTraining[]>([]);
  features = $state.raw<FeatureView | null>(null);
  error = $state.raw<ErrorReport | null>(null);
  readonly #client = getClient();
  #loads = 0;
  #views = 0;

  async load(portfolio: string): Promise<void> {
    const load = ++this.#loads;
    await this.#attempt(async () => {
      const listed = await this.#client.call('training.list', { portfolio });
      if (load !== this.#loads) return;
      this.trainings = listed.trainings;
      this.interrupted = listed.interrupted;
    });
  }

  /** Fetches the models of an address that are not here yet. */
  async show(runs: readonly number[]): Promise<void> {
    const wanted = runs.filter((run) => !this.shown.some((training) => training.run === run));
    if (wanted.length === 0) return;
    await this.#attempt(async () => {
      const found = await Promise.all(wanted.map((id) => this.#client.call('training.show', { id })));
      this.shown = [...this.shown, ...found];
    });
  }

  /** @returns the recorded training; null where it failed or was cancelled, and `error` says which */
  async train(request: TrainingRequest): Promise<StoredTraining | null> {
    let made: StoredTraining | null = null;
    await this.#attempt(async () => {
      made = await this.#client.call('training.run', request);
    });
    return made;
  }

  async loadFeatures(portfolio: string, column: string | undefined): Promise<void> {
    const view = ++this.#views;
    await this.#attempt(async () => {
      const made = await this.#client.call('training.features', { portfolio, column });
      if (view === this.#views) this.features = made;
    });
  }

  async saveModel(id: number): Promise<void> {
    await this.#attempt(async () => {
      const { name, text } = await this.#client.call('training.model', { id });
      await this.#client.saveFile(name, 'application/json', text);
    });
  }

  async #attempt(job: () => Promise<unknown>): Promise<void> {
    try {
      await job();
      this.error = null;
    } catch (thrown) {
      this.error = reportError(thrown);
    }
  }
}
