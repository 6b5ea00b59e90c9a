import {
  reportError,
  type ErrorReport,
  type OrderCheckResult,
  type OrderInput,
} from '../../../../src-core/contract/index.ts';
import { getClient } from '../../../client/get-client.ts';
import { lineOfOrder, orderOfLine, type TicketLine } from './ticket-line.ts';

/** A pause in typing after which the orders are checked. */
const pauseMilliseconds = 150;

/** The what-if: orders that were not sent, and where every limit would stand. It outlives a change of screen. */
class Ticket {
  lines = $state.raw<readonly TicketLine[]>([]);
  result = $state.raw<OrderCheckResult | null>(null);
  error = $state.raw<ErrorReport | null>(null);
  /** Whether the result is of other orders than those shown. */
  pending = $state(false);
  readonly orders = $derived(this.lines.flatMap((line) => orderOfLine(line) ?? []));
  readonly complete = $derived(this.orders.length > 0 && this.orders.length === this.lines.length);
  readonly #client = getClient();
  #nextKey = 1;
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  add(line: Partial<Omit<TicketLine, 'key'>> = {}): void {
    const empty = { side: 'buy', quantity: '', symbol: '', strategy: '', price: '' } as const;
    this.lines = [...this.lines, { ...empty, ...line, key: this.#nextKey++ }];
  }
  change(key: number, changes: Partial<Omit<TicketLine, 'key'>>): void {
    this.lines = this.lines.map((line) => (line.key === key ? { ...line, ...changes } : line));
  }
  remove(key: number): void {
    this.lines = this.lines.filter((line) => line.key !== key);
  }
  /** Puts other orders in place of those there are. */
  fill(lines: readonly Partial<Omit<TicketLine, 'key'>>[]): void {
    this.lines = [];
    for (const line of lines) this.add(line);
  }

  /** Adds the orders of a file. */
  async addFile(file: File): Promise<void> {
    try {
      const { handle } = await this.#client.handOver(file);
      for (const order of await this.#client.call('orders.read', { file: handle })) this.add(lineOfOrder(order));
      this.error = null;
    } catch (thrown) {
      this.error = reportError(thrown);
    }
  }

  /** Checks the complete lines after a pause; the answer to earlier ones is dropped. */
  check(portfolio: string, orders: readonly OrderInput[]): void {
    clearTimeout(this.#timer);
    const asked = ++this.#asked;
    if (orders.length === 0) {
      this.result = null;
      this.error = null;
      this.pending = false;
      return;
    }
    this.pending = true;
    this.#timer = setTimeout(() => void this.#ask(asked, portfolio, orders), pauseMilliseconds);
  }

  /** Writes the check into the log. @returns its number */
  async record(portfolio: string): Promise<number | null> {
    try {
      const result = await this.#client.call('orders.record', { portfolio, orders: [...this.orders] });
      this.result = result;
      this.error = null;
      return result.id;
    } catch (thrown) {
      this.error = reportError(thrown);
      return null;
    }
  }

  async #ask(asked: number, portfolio: string, orders: readonly OrderInput[]): Promise<void> {
    try {
      const result = await this.#client.call('orders.check', { portfolio, orders: [...orders] });
      if (asked !== this.#asked) return;
      this.result = result;
      this.error = null;
    } catch (thrown) {
      if (asked !== this.#asked) return;
      this.result = null;
      this.error = reportError(thrown);
    }
    this.pending = false;
  }
}

export const ticket = new Ticket();
