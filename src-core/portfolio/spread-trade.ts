import { ExactDecimal } from '../numerics/exact-decimal.ts';

/** What a strategy holds of a security. */
export interface StrategyQuantity {
  readonly strategy: string;
  /** Decimal text. */
  readonly quantity: string;
}

/** What a strategy would hold; null = nothing any more. */
export interface StrategyTarget {
  readonly strategy: string;
  readonly quantity: string | null;
}

/**
 * Shares a trade in a security out among the strategies that hold it, in proportion to what each holds, in whole units; the
 * largest takes what rounding leaves.
 *
 * @param trade signed change of the quantity; null sells all there is
 */
export function spreadTrade(parts: readonly StrategyQuantity[], trade: string | null): readonly StrategyTarget[] {
  if (trade === null) return parts.map(({ strategy }) => ({ strategy, quantity: null }));
  const held = parts.map(({ quantity }) => new ExactDecimal(quantity));
  const total = held.reduce((sum, quantity) => sum.plus(quantity), new ExactDecimal(0));
  const largest = held.reduce((best, quantity, i) => (quantity.abs().gt(held[best]!.abs()) ? i : best), 0);
  const changes = held.map((quantity, i) =>
    i === largest || total.isZero()
      ? new ExactDecimal(0)
      : quantity.times(trade).div(total).toDecimalPlaces(0, ExactDecimal.ROUND_HALF_UP),
  );
  changes[largest] = changes.reduce((rest, change) => rest.minus(change), new ExactDecimal(trade));
  return parts.flatMap(({ strategy }, i) => {
    if (changes[i]!.isZero()) return [];
    const quantity = held[i]!.plus(changes[i]!);
    return [{ strategy, quantity: quantity.isZero() ? null : quantity.toFixed() }];
  });
}
