import {
  reportError,
  type ErrorReport,
  type Scenario,
  type ScenarioPart,
  type StressResult,
} from '../../../src-core/contract/index.ts';
import { getClient } from '../../client/get-client.ts';
import { partProblem, scenarioToCompute, type DraftPart } from './draft-parts.ts';
import { questionOf, type StressSubject } from './stress-board.svelte.ts';

/** Milliseconds without a change after which the draft is computed: less than a glance at the figures takes. */
const pause = 120;

/** The scenario that is being built and what it would cost, kept while other screens are shown. */
class Builder {
  /** Without its parts. */
  head = $state.raw<Omit<Scenario, 'parts'>>({ id: '', name: '', description: '', group: 'Own' });
  parts = $state.raw<readonly DraftPart[]>([]);
  /** Id of the scenario it started from. */
  startedFrom = $state<string | null>(null);
  /** Of the draft before the last change, until the new one has arrived. */
  result = $state.raw<StressResult | null>(null);
  /** Why there is no result. */
  refusal = $state.raw<string | null>(null);
  error = $state.raw<ErrorReport | null>(null);
  pending = $state(false);
  readonly problem = $derived(
    this.parts.length === 0 ? 'Add a part' : (this.parts.map(({ part }) => partProblem(part)).find(Boolean) ?? null),
  );
  readonly #client = getClient();
  #keys = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #computing = false;
  #wanted: StressSubject | null = null;
  #subject = '';

  start(scenario: Scenario): void {
    const { parts, ...head } = scenario;
    this.head = head;
    this.parts = parts.map((part) => ({ key: ++this.#keys, part }));
    this.startedFrom = scenario.id;
    this.error = null;
  }

  clear(): void {
    this.head = { id: '', name: '', description: '', group: 'Own' };
    this.parts = [];
    this.startedFrom = null;
    this.result = null;
    this.refusal = null;
    this.error = null;
  }

  add(part: ScenarioPart): void {
    this.parts = [...this.parts, { key: ++this.#keys, part }];
  }

  change(key: number, part: ScenarioPart): void {
    this.parts = this.parts.map((draft) => (draft.key === key ? { key, part } : draft));
  }

  remove(key: number): void {
    this.parts = this.parts.filter((draft) => draft.key !== key);
  }

  /** Computes the draft once it has rested for a moment. */
  schedule(subject: StressSubject): void {
    clearTimeout(this.#timer);
    this.#wanted = subject;
    const key = JSON.stringify(subject);
    // The figures before may stand for the new ones, those of another portfolio or day not.
    if (key !== this.#subject) this.result = null;
    this.#subject = key;
    if (this.problem !== null) {
      this.pending = false;
      return;
    }
    this.pending = true;
    this.#timer = setTimeout(() => void this.#compute(), pause);
  }

  /** One question at a time: what changes meanwhile is asked when its answer is there. */
  async #compute(): Promise<void> {
    if (this.#computing) return;
    this.#computing = true;
    while (this.#wanted !== null && this.problem === null) {
      const subject = this.#wanted;
      this.#wanted = null;
      try {
        const scenario = scenarioToCompute(this.head, this.parts);
        const { results, rows } = await this.#client.call('stress.preview', { ...questionOf(subject), scenario });
        this.result = results[0] ?? null;
        this.refusal = rows[0]?.reason ?? null;
        this.error = null;
      } catch (thrown) {
        this.error = reportError(thrown);
      }
    }
    this.#computing = false;
    this.pending = false;
  }
}

export const builder = new Builder();
