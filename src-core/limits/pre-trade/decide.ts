import { DomainError } from '../../domain-error.ts';
import { type ExactDecimal } from '../../numerics/exact-decimal.ts';
import { type LimitAction } from '../limit.ts';
import { type Book } from './book.ts';
import { largestPassing } from './largest-size.ts';
import { isAllowed, limitReason, measureLimit, onlyReduces, strictest } from './limit-decision.ts';
import {
  type CheckedBasket,
  type CheckedLine,
  type HaltInForce,
  type LimitCheck,
  type OrderProjection,
} from './order-check.ts';
import { type PreparedLimit } from './prepared-limit.ts';
import { project, type Projection, type Trade } from './projection.ts';
import { projected } from './trades.ts';

/** What decisions are made by. */
export interface Decider {
  readonly book: Book;
  readonly limits: readonly PreparedLimit[];
  readonly projection: OrderProjection;
  readonly lot: ExactDecimal;
  readonly halts: readonly HaltInForce[];
}

/** Steps a basket is cut in where all of it does not pass: hundredths of a per cent of every order. */
const basketSteps = 10_000;

export function decideLine(decider: Decider, trade: Trade): CheckedLine {
  const { book, lot } = decider;
  const lots = trade.quantity.abs().div(lot);
  // A remainder that fills no lot makes the whole one step more than the lots in it.
  const steps = lots.isInteger() ? lots.toNumber() : lots.floor().toNumber() + 1;
  if (!Number.isSafeInteger(steps)) throw tooManyLots(trade, book);
  const sign = trade.quantity.lt(0) ? -1 : 1;
  const part = (count: number): readonly Trade[] => [{ ...trade, quantity: lot.times(count).times(sign) }];
  const { action, reason, limits, largest } = decide(decider, [trade], steps, part, (count) =>
    lot.times(count).toFixed(),
  );
  const after = project(book, [trade]).changes[0]!;
  const { symbol, name, currency, price, rate } = book.securities[trade.security]!;
  const paid = trade.price ?? price;
  return {
    symbol,
    name,
    side: sign < 0 ? 'sell' : 'buy',
    quantity: trade.quantity.toFixed(),
    strategy: trade.strategy,
    price: paid.toFixed(),
    currency,
    value: trade.quantity.times(paid).times(rate).toFixed(),
    positionBefore: after.quantityBefore.toFixed(),
    positionAfter: after.quantityAfter.toFixed(),
    action,
    allowed: isAllowed(action),
    reason,
    limits,
    largestQuantity: largest === null ? null : lot.times(largest).toFixed(),
  };
}

export function decideBasket(decider: Decider, trades: readonly Trade[]): CheckedBasket {
  const { lot } = decider;
  const cut = ({ quantity }: Trade, count: number) =>
    quantity.times(count).div(basketSteps).div(lot).trunc().times(lot);
  const part = (count: number) => trades.map((trade) => ({ ...trade, quantity: cut(trade, count) }));
  const { action, reason, limits, largest } = decide(decider, trades, basketSteps, part, null);
  return {
    action,
    allowed: isAllowed(action),
    reason,
    limits,
    largestQuantities: largest === null ? null : trades.map((trade) => cut(trade, largest).abs().toFixed()),
  };
}

interface Decided {
  readonly action: LimitAction;
  readonly reason: string;
  readonly limits: readonly LimitCheck[];
  /** Steps of the largest part that passes; null where all of it does. */
  readonly largest: number | null;
}

/**
 * @param part the trades cut to a number of steps
 * @param sizeText how a limit's largest part is written; null = not at all
 */
function decide(
  decider: Decider,
  trades: readonly Trade[],
  steps: number,
  part: (count: number) => readonly Trade[],
  sizeText: ((count: number) => string) | null,
): Decided {
  const { book, limits: all, projection } = decider;
  const cutTo = (count: number) => project(book, projected(book, part(count), projection));
  const whole = project(book, projected(book, trades, projection));
  const refusals: { readonly prepared: PreparedLimit; readonly subject: string; readonly largest: number }[] = [];
  const limits = all.flatMap((prepared) =>
    prepared.gauge.subjects(whole).map((subject): LimitCheck => {
      const measured = measureLimit(prepared, subject, whole);
      let { action } = measured;
      let largest: number | null = null;
      if (!isAllowed(action)) {
        largest = largestPassing(steps, (count) => isAllowed(measureLimit(prepared, subject, cutTo(count)).action));
        refusals.push({ prepared, subject, largest });
        if (action === 'reduce' && largest === 0) action = 'reject';
      }
      return limitCheck(
        prepared,
        { ...measured, action },
        sizeText !== null && largest !== null ? sizeText(largest) : null,
      );
    }),
  );
  const halt = haltRefusal(decider, whole);
  const largest = halt !== null ? 0 : refusals.length === 0 ? null : jointlyPassing(refusals, cutTo);
  const asked = strictest(limits.map(({ action }) => action));
  const action = halt !== null ? 'halt' : asked === 'reduce' && largest === 0 ? 'reject' : asked;
  return { action, reason: halt ?? reasonOf(limits, asked), limits, largest };
}

/** The largest part that every refusing limit lets through. */
function jointlyPassing(
  refusals: readonly { readonly prepared: PreparedLimit; readonly subject: string; readonly largest: number }[],
  cutTo: (count: number) => Projection,
): number {
  const least = Math.min(...refusals.map(({ largest }) => largest));
  if (refusals.length === 1 || least === 0) return least;
  const passes = (count: number) => {
    const after = cutTo(count);
    return refusals.every(({ prepared, subject }) => isAllowed(measureLimit(prepared, subject, after).action));
  };
  return passes(least) ? least : largestPassing(least, passes);
}

/** Why a halt stops the trades; null where there is none, or where its limit lets trades through that only cut positions. */
function haltRefusal({ limits, halts }: Decider, whole: Projection): string | null {
  for (const { limitId, subject } of halts) {
    const prepared = limits.find(({ limit }) => limit.id === limitId);
    const reducingAllowed = prepared?.limit.haltAction === 'reduce';
    if (reducingAllowed && onlyReduces(whole)) continue;
    const what = prepared ? `${prepared.label} of ${subject}` : `limit ${limitId}, ${subject}`;
    const but = reducingAllowed ? ', except in what only cuts positions' : '';
    return `Trading is halted by ${what} until a person resets it${but}`;
  }
  return null;
}

function reasonOf(limits: readonly LimitCheck[], action: LimitAction): string {
  if (limits.length === 0) return 'No limit is touched';
  const deciding = limits.filter((check) => check.action === action && (action !== 'allow' || check.level !== 'ok'));
  return deciding.length === 0 ? 'Within every limit' : deciding.map(({ reason }) => reason).join('; ');
}

function limitCheck(
  prepared: PreparedLimit,
  measured: Parameters<typeof limitReason>[1],
  largestQuantity: string | null,
): LimitCheck {
  const { limit, label, unit, warn, limitAt, haltAt, gauge } = prepared;
  const { subject, before, after, level, action } = measured;
  const passes =
    largestQuantity === null
      ? ''
      : largestQuantity === '0'
        ? '; no part of it passes'
        : `; at most ${largestQuantity} pass`;
  return {
    limitId: limit.id,
    metric: limit.metric,
    label,
    unit,
    subject,
    before,
    after,
    warn,
    limit: limitAt,
    halt: haltAt,
    utilisation: prepared.utilisationOf(after),
    levelBefore: prepared.levelOf(before),
    level,
    action,
    basis: gauge.basis,
    reason: limitReason(prepared, measured) + passes,
    largestQuantity,
  };
}

function tooManyLots(trade: Trade, book: Book): DomainError {
  const { symbol } = book.securities[trade.security]!;
  return new DomainError('INVALID_INPUT', `${trade.quantity.abs().toFixed()} ${symbol} is too large an order`, {
    kept: 'Nothing was checked or changed',
    remedy: 'Correct the quantity or give a larger lot',
  });
}
