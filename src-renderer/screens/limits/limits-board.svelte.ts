import {
  reportError,
  type Breach,
  type ErrorReport,
  type LimitInput,
  type LimitsView,
  type LimitStatus,
  type LimitTemplateName,
} from '../../../src-core/contract/index.ts';
import { getClient } from '../../client/get-client.ts';

/** A template's statuses against the newest run, before it is applied. */
export interface TemplatePreview {
  readonly template: LimitTemplateName;
  readonly statuses: readonly LimitStatus[];
}

/** What the Limits screen shows of one portfolio, and what can be done there. */
export class LimitsBoard {
  view = $state.raw<LimitsView | null>(null);
  breaches = $state.raw<readonly Breach[]>([]);
  template = $state.raw<TemplatePreview | null>(null);
  error = $state.raw<ErrorReport | null>(null);
  /** The operation under way, in a word; the buttons that would disturb it wait. */
  working = $state<'template' | 'save' | null>(null);
  readonly #client = getClient();
  /** Tells an answer for the portfolio shown before from one for the portfolio shown now. */
  #asked = 0;

  async load(portfolio: string | null): Promise<void> {
    const asked = ++this.#asked;
    const request = portfolio === null ? {} : { portfolio };
    try {
      const [view, breaches] = await Promise.all([
        this.#client.call('limits.list', request),
        this.#client.call('breaches.list', request),
      ]);
      if (asked !== this.#asked) return;
      this.view = view;
      this.breaches = breaches;
      this.error = null;
    } catch (error) {
      if (asked === this.#asked) this.error = reportError(error);
    }
  }

  /** @returns whether the limit was saved */
  async save(input: LimitInput): Promise<boolean> {
    return this.#work('save', async () => {
      await this.#client.call('limits.save', input);
    });
  }

  async remove(id: number): Promise<boolean> {
    return this.#work('save', async () => {
      await this.#client.call('limits.remove', { id });
    });
  }

  async previewTemplate(portfolio: string, template: LimitTemplateName): Promise<void> {
    await this.#work('template', async () => {
      const { statuses } = await this.#client.call('limits.template', { portfolio, template, apply: false });
      this.template = { template, statuses };
    });
  }

  async applyTemplate(portfolio: string, template: LimitTemplateName): Promise<boolean> {
    const applied = await this.#work('template', async () => {
      await this.#client.call('limits.template', { portfolio, template, apply: true });
    });
    if (applied) this.template = null;
    return applied;
  }

  async #work(working: NonNullable<LimitsBoard['working']>, job: () => Promise<void>): Promise<boolean> {
    this.working = working;
    this.error = null;
    try {
      await job();
      return true;
    } catch (error) {
      this.error = reportError(error);
      return false;
    } finally {
      this.working = null;
    }
  }
}
