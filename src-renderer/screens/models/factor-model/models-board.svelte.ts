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
} from '../../../../src-core/contract/index.ts';
import { getClient } from '../../../client/get-client.ts';
import { chooseVersion, type WantedModel } from './models-address.ts';

export interface ModelFile {
  readonly name: string;
  readonly text: string;
}

/** What the Models screen knows: the versions, the one shown with its history, and the styles. */
export class ModelsBoard {
  versions = $state.raw<readonly ModelSummary[] | null>(null);
  model = $state.raw<ModelDetail | null>(null);
  history = $state.raw<ModelHistory | null>(null);
  styles = $state.raw<readonly UserStyle[]>([]);
  descriptors = $state.raw<readonly DescriptorInfo[]>([]);
  portfolioQuality = $state.raw<TestPortfolioQuality | null>(null);
  error = $state.raw<ErrorReport | null>(null);
  readonly #client = getClient();
  #loads = 0;
  #qualities = 0;

  /** @param preset of the workspace's settings */
  async load(wanted: WantedModel, preset: string | null): Promise<void> {
    const load = ++this.#loads;
    await this.#attempt(async () => {
      const versions = await this.#client.call('model.list', {});
      const id = chooseVersion(versions, wanted, preset)?.id ?? null;
      const model = id === null ? null : await this.#client.call('model.show', { id });
      const history =
        id === null || this.history?.id === id ? this.history : await this.#client.call('model.history', { id });
      // Another version may have been asked for meanwhile.
      if (load !== this.#loads) return;
      this.versions = versions;
      this.model = model;
      this.history = history;
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

  /** How the shown model's forecasts of a portfolio held; none where the portfolio has no risk by the model yet. */
  async loadPortfolioQuality(portfolio: string | null): Promise<void> {
    const asked = ++this.#qualities;
    const { model } = this;
    let quality: TestPortfolioQuality | null = null;
    if (model !== null && portfolio !== null) {
      try {
        quality = await this.#client.call('model.portfolioBias', { model: model.id, portfolio });
      } catch (thrown) {
        const error = reportError(thrown);
        if (error.code !== 'NO_MODEL' && asked === this.#qualities) this.error = error;
      }
    }
    if (asked === this.#qualities) this.portfolioQuality = quality;
  }

  /** @returns the version that was built or found; null where it failed or was cancelled, and `error` says which */
  async build(request: ModelRequest): Promise<ModelDetail | null> {
    let built: ModelDetail | null = null;
    await this.#attempt(async () => {
      built = await this.#client.call('model.build', request);
    });
    return built;
  }

  async saveStyle(style: { id: string; label: string; formula: string }): Promise<boolean> {
    return this.#attempt(() => this.#client.call('styles.save', style));
  }

  async removeStyle(id: string): Promise<boolean> {
    return this.#attempt(() => this.#client.call('styles.remove', { id }));
  }

  /** The model's tables as files' contents. */
  async files(id: number): Promise<readonly ModelFile[]> {
    let files: readonly ModelFile[] = [];
    await this.#attempt(async () => {
      files = await this.#client.call('model.files', { id });
    });
    return files;
  }

  /** Hands files over one after the other, until the user cancels. */
  async save(files: readonly ModelFile[]): Promise<void> {
    await this.#attempt(async () => {
      for (const { name, text } of files) {
        const mediaType = name.endsWith('.json') ? 'application/json' : 'text/csv';
        if (!(await this.#client.saveFile(name, mediaType, text))) return;
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
