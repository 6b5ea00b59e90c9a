import { reportError, type ErrorReport, type ReverseStress } from '../../../src-core/contract/index.ts';
import { getClient } from '../../client/get-client.ts';
import { questionOf, type StressSubject } from './stress-board.svelte.ts';

/** Milliseconds without a change after which the loss is asked for. */
const pause = 120;

/** The most likely move that loses so much; of the loss before until the new one has arrived. */
class Reverse {
  result = $state.raw<ReverseStress | null>(null);
  error = $state.raw<ErrorReport | null>(null);
  pending = $state(false);
  readonly #client = getClient();
  #asked = 0;
  #subject = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param loss positive fraction of NAV */
  schedule(subject: StressSubject, loss: number): void {
    clearTimeout(this.#timer);
    const key = JSON.stringify(subject);
    if (key !== this.#subject) this.result = null;
    this.#subject = key;
    this.pending = true;
    this.#timer = setTimeout(() => void this.#compute(subject, loss), pause);
  }

  /** A later question wins over an answer that comes late. */
  async #compute(subject: StressSubject, loss: number): Promise<void> {
    const asked = ++this.#asked;
    try {
      const result = await this.#client.call('stress.reverse', { ...questionOf(subject), loss });
      if (asked !== this.#asked) return;
      this.result = result;
      this.error = null;
    } catch (thrown) {
      if (asked === this.#asked) this.error = reportError(thrown);
    }
    if (asked === this.#asked) this.pending = false;
  }
}

export const reverse = new Reverse();
