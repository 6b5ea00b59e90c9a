import { reportError, type ErrorReport, type TailRiskBoard } from '../../../src-core/contract/index.ts';
import { getClient } from '../../client/get-client.ts';

/** The tail-risk board of the risk run that is shown. */
export class VarBoard {
  /** The run that was asked for last and answered, and its board; null for a run from before there were boards. */
  answer = $state.raw<{ readonly run: number; readonly board: TailRiskBoard | null } | null>(null);
  error = $state.raw<ErrorReport | null>(null);
  readonly #client = getClient();
  #asked = 0;

  /** The board before stays until the new one has arrived; a later question wins over an answer that comes late. */
  async load(run: number): Promise<void> {
    if (this.answer?.run === run) return;
    const asked = ++this.#asked;
    try {
      const found = await this.#client.call('tailRisk.board', { run });
      if (asked !== this.#asked) return;
      this.answer = { run, board: found?.board ?? null };
      this.error = null;
    } catch (thrown) {
      if (asked === this.#asked) this.error = reportError(thrown);
    }
  }
}
