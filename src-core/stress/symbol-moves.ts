import { namesOf } from '../portfolio/names-of.ts';
import { type Warning } from '../warning.ts';
import { type SymbolShock } from './scenario.ts';
import { type StressMarket } from './stress-market.ts';

/** Stated returns by the position of the security among those held; of symbols not held, the names. */
export function movesOfHeld(shocks: readonly SymbolShock[], { securities }: StressMarket) {
  const indexOf = new Map(securities.map(({ symbol }, i) => [symbol, i]));
  const moves = new Map<number, number>();
  const others: string[] = [];
  for (const { symbol, size } of shocks) {
    const index = indexOf.get(symbol);
    if (index === undefined) others.push(symbol);
    else moves.set(index, (moves.get(index) ?? 0) + size);
  }
  return { moves, others };
}

/** Nothing can be computed where none of the names is held. */
export function noneHeld(shocks: readonly SymbolShock[], market: StressMarket): string | null {
  return movesOfHeld(shocks, market).moves.size > 0
    ? null
    : `The portfolio does not hold ${namesOf(shocks.map(({ symbol }) => symbol))}`;
}

export function notHeldWarning(others: readonly string[]): readonly Warning[] {
  if (others.length === 0) return [];
  return [
    {
      code: 'NOT_HELD',
      message: `The portfolio does not hold ${namesOf(others)}: their shocks do nothing`,
      count: others.length,
    },
  ];
}
