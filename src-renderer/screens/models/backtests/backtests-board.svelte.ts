import {
  reportError,
  type BacktestMethod,
  type BacktestRun,
  type BacktestSummary,
  type ErrorReport,
  type InterruptedBacktest,
} from '../../../../src-core/contract/index.ts';
import { getClient } from '../../../client/get-client.ts';
import { type BacktestRequest } from './backtest-request.ts';

/** What the area of backtests knows: those of the portfolio, the one shown, and those that were interrupted. */
export class BacktestsBoard {
  /** Whose backtests these are; null until they have arrived. */
  portfolio = $state.raw<string | null>(null);
  /** Newest first; null until they have arrived. */
  runs = $state.raw<readonly BacktestSummary[] | null>(null);
  interrupted = $state.raw<readonly InterruptedBacktest[]>([]);
  methods = $state.raw<readonly BacktestMethod[]>([]);
  shown = $state.raw<BacktestRun | null>(null);
  error = $state.raw<ErrorReport | null>(null);
  readonly #client = getClient();
  #loads = 0;

  /**
   * @param wanted run of the address; null asks for the newest
   * @param running what runs has not ended yet: it is not interrupted
   */
  async load(portfolio: string, wanted: number | null, running: boolean): Promise<void> {
    const load = ++this.#loads;
    await this.#attempt(async () => {
      const [{ runs, interrupted }, methods] = await Promise.all([
        this.#client.call('backtest.list', { portfolio }),
        this.#client.call('backtest.methods', {}),
      ]);
      const chosen = runs.find(({ run }) => run === wanted) ?? runs[0] ?? null;
      const shown = chosen === null ? null : await this.#client.call('backtest.show', { run: chosen.run });
      // Another run may have been asked for meanwhile.
      if (load !== this.#loads) return;
      this.portfolio = portfolio;
      this.runs = runs;
      this.interrupted = running ? [] : interrupted;
      this.methods = methods;
      this.shown = shown;
    });
  }

  /** @returns the run; null where it failed or was cancelled, and `error` says which */
  async run(request: BacktestRequest): Promise<BacktestRun | null> {
    let made: BacktestRun | null = null;
    await this.#attempt(async () => {
      made = await this.#client.call('backtest.run', request);
    });
    return made;
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
