import {
  reportError,
  type Attribution,
  type ErrorReport,
  type FactorSecurityRow,
  type ModelDetail,
  type SecurityView,
} from '../../../src-core/contract/index.ts';
import { getClient } from '../../client/get-client.ts';

/** What the Risk screen asks for besides the run itself: a factor's securities, a security, the model, an attribution. */
export class RiskBoard {
  securities = $state.raw<readonly FactorSecurityRow[] | null>(null);
  security = $state.raw<SecurityView | null>(null);
  model = $state.raw<ModelDetail | null>(null);
  attribution = $state.raw<Attribution | null>(null);
  attributing = $state(false);
  error = $state.raw<ErrorReport | null>(null);
  readonly #client = getClient();
  #asked = 0;

  /** A later question wins over an answer that comes late. */
  async loadFactor(run: number, factor: string, active: boolean): Promise<void> {
    const asked = ++this.#asked;
    this.securities = null;
    await this.#attempt(async () => {
      const rows = await this.#client.call('risk.factor', { run, factor, active });
      if (asked === this.#asked) this.securities = rows;
    });
  }

  async loadSecurity(symbol: string, model: number): Promise<void> {
    if (this.security?.symbol !== symbol) this.security = null;
    await this.#attempt(async () => {
      this.security = await this.#client.call('security.view', { symbol, model });
    });
  }

  async loadModel(id: number): Promise<void> {
    if (this.model?.id === id) return;
    await this.#attempt(async () => {
      this.model = await this.#client.call('model.show', { id });
    });
  }

  async runAttribution(request: { portfolio: string; from?: string; to?: string }): Promise<void> {
    this.attributing = true;
    await this.#attempt(async () => {
      this.attribution = await this.#client.call('attribution.run', request);
    });
    this.attributing = false;
  }

  async #attempt(job: () => Promise<void>): Promise<void> {
    try {
      this.error = null;
      await job();
    } catch (thrown) {
      this.error = reportError(thrown);
    }
  }
}
