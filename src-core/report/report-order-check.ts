import { type LimitAction } from '../limits/limit.ts';

/** An order that a pre-trade check did not let through whole. */
export interface ReportOrderCheck {
  /** Number of the check in the log. */
  readonly id: number;
  /** ISO time. */
  readonly at: string;
  readonly actor: string;
  /** The order or basket as it was asked for, e.g. `BUY 1000 AAPL`. */
  readonly order: string;
  readonly action: Exclude<LimitAction, 'allow' | 'warn'>;
  /** Names of the limits that decided, each with its measure before and after in words. */
  readonly reasons: readonly string[];
  /** The largest size that would pass, decimal text; null where none does or the action is no reduction. */
  readonly largestAllowed: string | null;
}
