import {
  reportError,
  type AuditView,
  type Breach,
  type BreachChangeInput,
  type BreachHistory,
  type ErrorReport,
  type LimitFileFormat,
  type LimitHistory,
  type LimitInput,
  type LimitsView,
  type LimitStatus,
  type LimitTemplateName,
  type LoggedOrderCheck,
} from '../../../src-core/contract/index.ts';
import { getClient } from '../../client/get-client.ts';

/** A template's statuses against the newest run, before it is applied. */
export interface TemplatePreview {
  readonly template: LimitTemplateName;
  readonly statuses: readonly LimitStatus[];
}

const auditShown = 2000;
const ordersShown = 500;

/** What the Limits screen shows of one portfolio, and what can be done there. */
export class LimitsBoard {
  view = $state.raw<LimitsView | null>(null);
  breaches = $state.raw<readonly Breach[]>([]);
  /** The breach the address points to, with all that happened to it. */
  breach = $state.raw<BreachHistory | null>(null);
  history = $state.raw<readonly LimitHistory[]>([]);
  audit = $state.raw<AuditView | null>(null);
  /** Recorded pre-trade checks, newest first. */
  orderLog = $state.raw<readonly LoggedOrderCheck[]>([]);
  template = $state.raw<TemplatePreview | null>(null);
  error = $state.raw<ErrorReport | null>(null);
  /** The operation under way, in a word; the buttons that would disturb it wait. */
  working = $state<'template' | 'save' | 'files' | null>(null);
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

  async loadBreach(id: number | null): Promise<void> {
    if (id === null) {
      this.breach = null;
      return;
    }
    try {
      this.breach = await this.#client.call('breaches.show', { id });
    } catch (error) {
      this.breach = null;
      this.error = reportError(error);
    }
  }

  /** @returns whether it was done */
  async changeBreach(change: BreachChangeInput): Promise<boolean> {
    return this.#work('save', async () => {
      this.breach = await this.#client.call('breaches.change', change);
    });
  }

  async loadHistory(portfolio: string | null): Promise<void> {
    if (portfolio === null) return;
    await this.#work('files', async () => {
      this.history = await this.#client.call('limits.history', { portfolio });
    });
  }

  async loadAudit(): Promise<void> {
    await this.#work('files', async () => {
      this.audit = await this.#client.call('audit.list', { count: auditShown });
    });
  }

  async loadOrderLog(portfolio: string | null): Promise<void> {
    if (portfolio === null) return;
    await this.#work('files', async () => {
      this.orderLog = await this.#client.call('orders.log', { portfolio, limit: ordersShown });
    });
  }

  async exportLimits(portfolio: string, format: LimitFileFormat): Promise<void> {
    await this.#work('files', async () => {
      const file = await this.#client.call('limits.export', { portfolio, format });
      await this.#client.saveFile(file.fileName, file.mediaType, file.text);
    });
  }

  /** @returns how many limits were set; null where none was */
  async importLimits(portfolio: string, file: File, replace: boolean): Promise<number | null> {
    let added: number | null = null;
    await this.#work('files', async () => {
      const { handle } = await this.#client.handOver(file);
      ({ added } = await this.#client.call('limits.import', { file: handle, portfolio, replace }));
    });
    return added;
  }

  /** @returns how many limits were set; null where none was */
  async copyLimits(from: string, to: string, replace: boolean): Promise<number | null> {
    let added: number | null = null;
    await this.#work('files', async () => {
      ({ added } = await this.#client.call('limits.copy', { from, to, replace }));
    });
    return added;
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
