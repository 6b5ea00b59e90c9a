import {
  reportError,
  type ErrorReport,
  type RiskResult,
  type TailRiskBoard,
} from '../../../src-core/contract/index.ts';
import { getClient } from '../../client/get-client.ts';

/** The tail-risk board of the risk run that is shown. */
export class VarBoard {
  /** The run that was asked for last and answered, with its board; null for a run from before there were boards. */
  answer = $state.raw<{ readonly risk: RiskResult; readonly board: TailRiskBoard | null } | null>(null);
  error = $state.raw<ErrorReport | null>(null);
  readonly #client = getClient();
  #asked = 0;

  /** The run and board before stay until the new one has arrived; a later question wins over an answer that comes late. */
  async load(risk: RiskResult): Promise<void> {
    const asked = ++this.#asked;
    // A board never changes; what the window knows of its run does: that it is stale.
    if (this.answer?.risk.run === risk.run) {
      this.answer = { ...this.answer, risk };
      return;
    }
    try {
      const found = await this.#client.call('tailRisk.board', { run: risk.run });
      if (asked !== this.#asked) return;
      this.answer = { risk, board: found?.board ?? null };
      this.error = null;
    } catch (thrown) {
      if (asked === this.#asked) this.error = reportError(thrown);
    }
  }
}
