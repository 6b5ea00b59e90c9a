import {
  type DataQualityView,
  type ErrorReport,
  type MethodPaths,
  type PortfolioMonitoring,
  type SystemView,
} from '../../../../src-core/contract/index.ts';
import { getClient } from '../../../client/get-client.ts';
import { Loads } from '../../../state/loads.svelte.ts';

/** What the Monitoring screen knows: how things stand, methods day by day, the data and the system. */
export class MonitoringBoard {
  shown = $state.raw<PortfolioMonitoring | null>(null);
  paths = $state.raw<readonly MethodPaths[]>([]);
  quality = $state.raw<DataQualityView | null>(null);
  system = $state.raw<SystemView | null>(null);
  readonly #client = getClient();
  readonly #loads = new Loads<'shown' | 'paths' | 'quality' | 'system'>();
  #portfolio: string | null = null;

  get error(): ErrorReport | null {
    return this.#loads.error;
  }

  dismiss(): void {
    this.#loads.dismiss();
  }

  async load(portfolio: string, recent: number, reference: number): Promise<void> {
    if (portfolio !== this.#portfolio) this.#changeTo(portfolio);
    await this.#loads.load(
      'shown',
      () => this.#client.call('monitoring.show', { portfolio, recent, reference }),
      (shown) => (this.shown = shown),
    );
  }

  async loadPaths(portfolio: string, methods: readonly string[], window: number): Promise<void> {
    if (methods.length === 0) {
      this.#loads.forget('paths');
      this.paths = [];
      return;
    }
    await this.#loads.load(
      'paths',
      () => this.#client.call('monitoring.paths', { portfolio, methods: [...methods], window }),
      (paths) => (this.paths = paths),
    );
  }

  async loadQuality(): Promise<void> {
    await this.#loads.load(
      'quality',
      () => this.#client.call('monitoring.quality', {}),
      (quality) => (this.quality = quality),
    );
  }

  async loadSystem(): Promise<void> {
    await this.#loads.load(
      'system',
      () => this.#client.call('monitoring.system', {}),
      (system) => (this.system = system),
    );
  }

  /** Nothing of another portfolio stays in sight while this one is read, nor when that fails. */
  #changeTo(portfolio: string): void {
    this.#portfolio = portfolio;
    this.#loads.forget('shown');
    this.#loads.forget('paths');
    this.shown = null;
    this.paths = [];
  }
}
