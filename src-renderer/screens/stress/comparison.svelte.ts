import { reportError, type ErrorReport, type StressRun } from '../../../src-core/contract/index.ts';
import { getClient } from '../../client/get-client.ts';
import { toasts } from '../../state/toasts.svelte.ts';

/** Runs of all scenarios for several portfolios; those before stay until the new have arrived. */
class Comparison {
  runs = $state.raw<readonly StressRun[]>([]);
  error = $state.raw<ErrorReport | null>(null);
  running = $state(false);
  readonly #client = getClient();
  #asked = 0;

  /** One portfolio after the other: each has its own market to prepare. */
  async load(portfolios: readonly string[], asOf: string | undefined): Promise<void> {
    const asked = ++this.#asked;
    this.running = true;
    this.error = null;
    const runs: StressRun[] = [];
    try {
      for (const portfolio of portfolios) {
        runs.push(await this.#client.call('stress.run', { portfolio, ...(asOf === undefined ? {} : { asOf }) }));
        if (asked !== this.#asked) return;
      }
      this.runs = runs;
    } catch (thrown) {
      if (asked !== this.#asked) return;
      const error = reportError(thrown);
      if (error.code === 'CANCELLED') toasts.say('Cancelled; the figures before stay');
      else this.error = error;
    }
    this.running = false;
  }
}

export const comparison = new Comparison();
