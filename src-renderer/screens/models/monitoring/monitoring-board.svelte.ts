import {
  reportError,
  type DataQualityView,
  type ErrorReport,
  type MethodPaths,
  type PortfolioMonitoring,
  type SystemView,
} from '../../../../src-core/contract/index.ts';
import { getClient } from '../../../client/get-client.ts';

/** What the Monitoring screen knows: how things stand, methods day by day, the data and the system. */
export class MonitoringBoard {
  shown = $state.raw<PortfolioMonitoring | null>(null);
  paths = $state.raw<readonly MethodPaths[]>([]);
  quality = $state.raw<DataQualityView | null>(null);
  system = $state.raw<SystemView | null>(null);
  error = $state.raw<ErrorReport | null>(null);
  readonly #client = getClient();
  #loads = 0;
  #walks = 0;

  async load(portfolio: string, recent: number, reference: number): Promise<void> {
    const load = ++this.#loads;
    await this.#attempt(async () => {
      const shown = await this.#client.call('monitoring.show', { portfolio, recent, reference });
      // Another portfolio may have been asked for meanwhile.
      if (load === this.#loads) this.shown = shown;
    });
  }

  async loadPaths(portfolio: string, methods: readonly string[], window: number): Promise<void> {
    const walk = ++this.#walks;
    if (methods.length === 0) {
      this.paths = [];
      return;
    }
    await this.#attempt(async () => {
      const paths = await this.#client.call('monitoring.paths', { portfolio, methods: [...methods], window });
      if (walk === this.#walks) this.paths = paths;
    });
  }

  async loadQuality(): Promise<void> {
    await this.#attempt(async () => {
      this.quality = await this.#client.call('monitoring.quality', {});
    });
  }

  async loadSystem(): Promise<void> {
    await this.#attempt(async () => {
      this.system = await this.#client.call('monitoring.system', {});
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
