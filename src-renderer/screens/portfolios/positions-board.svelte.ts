import { reportError, type ErrorReport, type InputOf, type PositionsView } from '../../../src-core/contract/index.ts';
import { type Client } from '../../client/client.ts';

/** The positions of one portfolio on one date, and the edits that can be made to them. */
export class PositionsBoard {
  view = $state.raw<PositionsView | null>(null);
  error = $state.raw<ErrorReport | null>(null);
  readonly #client: Client;
  /** Tells an answer for what was shown before from one for what is shown now. */
  #asked = 0;

  constructor(client: Client) {
    this.#client = client;
  }

  async load(request: InputOf<'positions.list'>): Promise<void> {
    const asked = ++this.#asked;
    try {
      const view = await this.#client.call('positions.list', request);
      if (asked !== this.#asked) return;
      this.view = view;
      this.error = null;
    } catch (thrown) {
      if (asked === this.#asked) this.error = reportError(thrown);
    }
  }

  /** @returns whether the edits were saved */
  async edit(request: InputOf<'positions.edit'>): Promise<boolean> {
    try {
      this.view = await this.#client.call('positions.edit', request);
      this.error = null;
      return true;
    } catch (thrown) {
      this.error = reportError(thrown);
      return false;
    }
  }
}
