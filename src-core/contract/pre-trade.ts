import { z } from 'zod';
import { type Cure } from '../limits/cure/cure.ts';
import { orderProjections, type OrderCheck } from '../limits/pre-trade/order-check.ts';
import { declare } from './operation.ts';
import { decimalText, fileHandle, identifier, shortText } from './schemas.ts';

export { orderProjections };

const positiveDecimal = decimalText.refine((text) => Number(text) > 0, 'not above zero');

export const orderInput = z.strictObject({
  symbol: shortText,
  /** Absent = the sign of the quantity says it. */
  side: z.enum(['buy', 'sell']).optional(),
  /** Not negative where a side is given. */
  quantity: decimalText.refine((text) => Number(text) !== 0, 'a quantity of nothing'),
  /** Absent = the strategy that holds most of the name, else the portfolio's only one. */
  strategy: z.string().trim().max(200).optional(),
  /** Expected price in the security's currency; absent = the last close. */
  price: positiveDecimal.optional(),
});
export type OrderInput = z.infer<typeof orderInput>;

const ordersInput = z.array(orderInput).min(1).max(1000);

/** A pre-trade check as every door shows it. */
export interface OrderCheckResult extends OrderCheck {
  /** Number in the log; null where it was not recorded. */
  readonly id: number | null;
  /** The risk run whose benchmark and window were used, and its factor model where it is of the same day; null before the first. */
  readonly run: number | null;
  readonly datasetVersion: string;
}

/** A check of the log. */
export interface LoggedOrderCheck {
  readonly id: number;
  readonly at: string;
  readonly actor: string;
  readonly portfolio: string;
  readonly asOf: string;
  readonly datasetVersion: string;
  readonly action: OrderCheck['action'];
  readonly orders: readonly OrderInput[];
  /** Everything the decision was made from: limits, halts, options and where the data came from. */
  readonly inputs: unknown;
  readonly result: OrderCheck;
}

/** What would bring limits back under their lowest thresholds, on the portfolio as it is now. */
export interface CuresView {
  readonly portfolio: string;
  readonly asOf: string;
  readonly run: number | null;
  /** One for each subject beyond a threshold; empty where nothing is. */
  readonly cures: readonly Cure[];
}

const ordersQuestion = z.strictObject({
  portfolio: shortText.optional(),
  orders: ordersInput,
  projection: z.enum(orderProjections).optional(),
  /** Sizes are cut to whole multiples of it; absent = 1. */
  lot: positiveDecimal.optional(),
});

export const preTradeOperations = {
  /** Checks orders against the limits. Nothing is sent, changed or kept. */
  'orders.check': declare('query', 'workspace', ordersQuestion).returns<OrderCheckResult>(),
  /** The same, kept with everything it was made from in the log of checks and the audit log. */
  'orders.record': declare('command', 'workspace', ordersQuestion).returns<OrderCheckResult>(),
  /** The orders of a CSV or XLSX file: symbol and quantity, and side, strategy and price where wanted. Checks nothing. */
  'orders.read': declare('query', 'workspace', z.strictObject({ file: fileHandle })).returns<readonly OrderInput[]>(),
  /** Of one breach, of one limit, or (with neither) of all limits in effect on the portfolio. */
  'limits.cure': declare(
    'query',
    'workspace',
    z.strictObject({
      portfolio: shortText.optional(),
      breach: identifier.optional(),
      limit: identifier.optional(),
      lot: positiveDecimal.optional(),
    }),
  ).returns<CuresView>(),
  /** Recorded checks, newest first. */
  'orders.log': declare(
    'query',
    'workspace',
    z.strictObject({ portfolio: shortText.optional(), limit: z.int().min(1).max(10_000).optional() }),
  ).returns<readonly LoggedOrderCheck[]>(),
};
