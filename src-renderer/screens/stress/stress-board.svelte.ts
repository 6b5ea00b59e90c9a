import {
  reportError,
  type ErrorReport,
  type LibraryScenarioVersion,
  type Scenario,
  type StressLibrary,
  type StressResult,
  type StressRun,
} from '../../../src-core/contract/index.ts';
import { getClient } from '../../client/get-client.ts';
import { toasts } from '../../state/toasts.svelte.ts';

/** Whose stress is looked at. */
export interface StressSubject {
  readonly workspace: string;
  readonly portfolio: string;
  readonly asOf: string | undefined;
}

/** The subject as the engine is asked. */
export function questionOf({ portfolio, asOf }: StressSubject) {
  return { portfolio, ...(asOf === undefined ? {} : { asOf }) };
}

/** The scenarios there are, what they cost, and the one that is looked at in full; kept while other screens are shown. */
class StressBoard {
  library = $state.raw<StressLibrary | null>(null);
  run = $state.raw<StressRun | null>(null);
  result = $state.raw<StressResult | null>(null);
  /** Why the scenario that is looked at has no result. */
  refusal = $state.raw<string | null>(null);
  error = $state.raw<ErrorReport | null>(null);
  running = $state(false);
  /** The last question was given up. */
  cancelled = $state(false);
  readonly #client = getClient();
  #subject = $state('');
  #asked = 0;
  #askedResult = 0;
  #looksAt = '';

  /** Whether what is known is of this subject. */
  isOf(subject: StressSubject): boolean {
    return this.#subject === JSON.stringify(subject);
  }

  /** What is known stays until the new has arrived; of another portfolio or day nothing is shown. */
  async open(subject: StressSubject): Promise<void> {
    const asked = ++this.#asked;
    const key = JSON.stringify(subject);
    if (key !== this.#subject) {
      this.#subject = key;
      this.library = null;
      this.run = null;
      this.result = null;
    }
    const question = questionOf(subject);
    this.running = true;
    this.cancelled = false;
    await this.#attempt(asked, async () => {
      const library = await this.#client.call('stress.library', question);
      if (asked !== this.#asked) return;
      this.library = library;
      const run = await this.#client.call('stress.run', question);
      if (asked === this.#asked) this.run = run;
    });
    if (asked === this.#asked) this.running = false;
  }

  /** The result of a scenario stays while it is computed anew; that of another is not shown. */
  async openResult(subject: StressSubject, id: string): Promise<void> {
    const asked = ++this.#askedResult;
    if (this.#looksAt !== id) {
      this.#looksAt = id;
      this.result = null;
      this.refusal = null;
    }
    try {
      const { results, rows } = await this.#client.call('stress.run', { ...questionOf(subject), ids: [id] });
      if (asked !== this.#askedResult) return;
      this.result = results[0] ?? null;
      this.refusal = rows[0]?.reason ?? null;
    } catch (thrown) {
      if (asked === this.#askedResult) this.error = reportError(thrown);
    }
  }

  /** @returns the version it became; null where it was refused, and `error` says why */
  async save(scenario: Scenario): Promise<LibraryScenarioVersion | null> {
    return this.#write(() => this.#client.call('stress.save', scenario));
  }

  async remove(id: string): Promise<boolean> {
    return (
      (await this.#write(async () => {
        await this.#client.call('stress.remove', { id });
        return true;
      })) === true
    );
  }

  async versions(id: string): Promise<readonly LibraryScenarioVersion[] | null> {
    return this.#write(() => this.#client.call('stress.versions', { id }));
  }

  /** Hands a file of scenarios to the user: those named, or all of one's own. */
  async exportFile(ids?: readonly string[]): Promise<void> {
    await this.#write(async () => {
      const file = await this.#client.call('stress.export', ids === undefined ? {} : { ids: [...ids] });
      await this.#client.saveFile(file.fileName, 'application/json', file.text);
    });
  }

  /** @returns how many scenarios were taken over; null where the file was refused as a whole */
  async importFile(file: File): Promise<number | null> {
    return this.#write(async () => {
      const { saved } = await this.#client.call('stress.import', { text: await file.text() });
      return saved.length;
    });
  }

  async #write<Result>(job: () => Promise<Result>): Promise<Result | null> {
    try {
      this.error = null;
      return await job();
    } catch (thrown) {
      this.error = reportError(thrown);
      return null;
    }
  }

  async #attempt(asked: number, job: () => Promise<void>): Promise<void> {
    try {
      this.error = null;
      await job();
    } catch (thrown) {
      if (asked !== this.#asked) return;
      const error = reportError(thrown);
      if (error.code === 'CANCELLED') {
        this.cancelled = true;
        toasts.say('Cancelled; the figures before stay');
      } else this.error = error;
    }
  }
}

export const stressBoard = new StressBoard();
