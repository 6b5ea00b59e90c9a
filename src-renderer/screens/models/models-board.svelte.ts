import {
  reportError,
  type DescriptorInfo,
  type ErrorReport,
  type ModelDetail,
  type ModelHistory,
  type ModelRequest,
  type ModelSummary,
  type TestPortfolioQuality,
  type UserStyle,
} from '../../../src-core/contract/index.ts';
import { getClient } from '../../client/get-client.ts';

/** What the Models screen knows: the versions, the one shown with its history, and the styles. */
export class ModelsBoard {
  versions = $state.raw<readonly ModelSummary[] | null>(null);
  model = $state.raw<ModelDetail | null>(null);
  history = $state.raw<ModelHistory | null>(null);
  styles = $state.raw<readonly UserStyle[]>([]);
  descriptors = $state.raw<readonly DescriptorInfo[]>([]);
  portfolioQuality = $state.raw<TestPortfolioQuality | null>(null);
  building = $state(false);
  error = $state.raw<ErrorReport | null>(null);
  readonly #client = getClient();

  /** @param wanted version asked for by the address; the newest where it is absent or unknown */
  async load(wanted: number | null): Promise<void> {
    await this.#attempt(async () => {
      const versions = await this.#client.call('model.list', {});
      const id = versions.find((version) => version.id === wanted)?.id ?? versions[0]?.id;
      const model = id === undefined ? null : await this.#client.call('model.show', { id });
      if (id !== undefined && this.history?.id !== id) this.history = await this.#client.call('model.history', { id });
      this.versions = versions;
      this.model = model;
    });
  }

  async loadStyles(): Promise<void> {
    await this.#attempt(async () => {
      [this.styles, this.descriptors] = await Promise.all([
        this.#client.call('styles.list', {}),
        this.#client.call('descriptors.list', {}),
      ]);
    });
  }

  async loadPortfolioQuality(portfolio: string | null): Promise<void> {
    const { model } = this;
    if (model === null || portfolio === null) return;
    try {
      this.portfolioQuality = await this.#client.call('model.portfolioBias', { model: model.id, portfolio });
    } catch {
      // Without a risk run of the portfolio there are no weights to test; the table shows the others.
      this.portfolioQuality = null;
    }
  }

  /** @returns the version that was built, or null where it failed or was cancelled */
  async build(request: ModelRequest): Promise<ModelDetail | null> {
    this.building = true;
    let built: ModelDetail | null = null;
    await this.#attempt(async () => {
      built = await this.#client.call('model.build', request);
    });
    this.building = false;
    return built;
  }

  async saveStyle(style: { id: string; label: string; formula: string }): Promise<boolean> {
    return this.#attempt(() => this.#client.call('styles.save', style));
  }

  async removeStyle(id: string): Promise<boolean> {
    return this.#attempt(() => this.#client.call('styles.remove', { id }));
  }

  /** Hands the model's tables over as files, one after the other. */
  async download(id: number): Promise<void> {
    await this.#attempt(async () => {
      for (const { name, text } of await this.#client.call('model.files', { id })) {
        await this.#client.saveFile(name, name.endsWith('.json') ? 'application/json' : 'text/csv', text);
      }
    });
  }

  async #attempt(job: () => Promise<unknown>): Promise<boolean> {
    try {
      await job();
      this.error = null;
      return true;
    } catch (thrown) {
      this.error = reportError(thrown);
      return false;
    }
  }
}
