import { ExactDecimal } from '../../numerics/exact-decimal.ts';
import { type LimitLevel } from '../limit.ts';
import { type PreparedLimit } from '../pre-trade/prepared-limit.ts';
import { project } from '../pre-trade/projection.ts';
import { type CureByTrades, type CureTrade, type SideEffect } from './cure.ts';
import { type Measure, type PositionTrade } from './measure.ts';

const severity: readonly LimitLevel[] = ['ok', 'warn', 'limit', 'halt'];

/**
 * Trades in words and figures, with what they do to the other limits.
 *
 * @param reductions what each takes off the measure, after those before it; null = not told
 */
export function describeTrades(
  measure: Measure,
  trades: readonly PositionTrade[],
  reductions: readonly number[] | null,
  limits: readonly PreparedLimit[],
): CureByTrades {
  const { book, value } = measure;
  let turnover = new ExactDecimal(0);
  const described = trades.map(({ position, security, strategy, quantity }, i): CureTrade => {
    const { symbol, name, unitValue } = book.securities[security]!;
    const traded = quantity.times(unitValue).abs();
    turnover = turnover.plus(traded);
    return {
      symbol,
      name,
      strategy,
      side: quantity.lt(0) ? 'sell' : 'buy',
      quantity: quantity.abs().toFixed(),
      value: traded.toFixed(),
      positionBefore: position.quantity.toFixed(),
      positionAfter: position.quantity.plus(quantity).toFixed(),
      reduction: reductions?.[i] ?? null,
    };
  });
  return {
    trades: described,
    turnover: turnover.toFixed(),
    after: value(trades)!,
    sideEffects: worsened(measure, trades, limits),
  };
}

/** What each trade takes off the measure, after those before it. */
export function reductionsOf({ value }: Measure, start: number, trades: readonly PositionTrade[]): readonly number[] {
  let before = start;
  return trades.map((_, i) => {
    const after = value(trades.slice(0, i + 1))!;
    const reduction = before - after;
    before = after;
    return reduction;
  });
}

function worsened(
  { book }: Measure,
  trades: readonly PositionTrade[],
  limits: readonly PreparedLimit[],
): readonly SideEffect[] {
  const after = project(book, trades);
  return limits.flatMap(({ limit, label, gauge, levelOf }) =>
    gauge.subjects(after).flatMap((subject): SideEffect[] => {
      const levelBefore = levelOf(gauge.before(subject));
      const level = levelOf(gauge.after(subject, after));
      const isWorse = severity.indexOf(level) > severity.indexOf(levelBefore);
      return isWorse ? [{ limitId: limit.id, label, subject, levelBefore, level }] : [];
    }),
  );
}
