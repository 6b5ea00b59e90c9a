import {
  reportError,
  type ConstructionRequest,
  type ConstructionResult,
  type ErrorReport,
} from '../../../../src-core/contract/index.ts';
import { getClient } from '../../../client/get-client.ts';
import { editsOf } from './trades.ts';

/** The construction last made for the portfolio, and what can be done with it. */
export class ConstructBoard {
  result = $state.raw<ConstructionResult | null>(null);
  error = $state.raw<ErrorReport | null>(null);
  readonly #client = getClient();

  async construct(request: ConstructionRequest): Promise<void> {
    await this.#attempt(async () => {
      this.result = await this.#client.call('portfolios.construct', request);
    });
  }

  /**
   * Makes the targets the portfolio's positions, as one action that can be undone.
   *
   * @returns number of positions changed; null where it failed and `error` says why
   */
  async apply({ portfolio, asOf, positions }: ConstructionResult): Promise<number | null> {
    let changed: number | null = null;
    await this.#attempt(async () => {
      const edits = editsOf(positions);
      if (edits.length > 0) await this.#client.call('positions.edit', { portfolio, asOf, edits });
      changed = edits.length;
    });
    return changed;
  }

  async save(fileName: string, text: string): Promise<void> {
    await this.#attempt(() => this.#client.saveFile(fileName, 'text/csv', text));
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
