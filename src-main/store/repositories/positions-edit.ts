import { type EpochDay } from '../../../src-core/market/epoch-day.ts';
import { type ChangeRecorder } from '../change-set.ts';
import { type Store } from '../store.ts';
import { type PortfolioRepository } from './portfolios.ts';

/**
 * Applies position edits on a date. Where nothing is recorded on that very date yet, the set in force is first carried
 * forward to it, so that the earlier date keeps its own record. Where the last position of the date is removed, it stays as
 * one of quantity 0: a date without any row would let the positions of an earlier date come into force again.
 */
export function applyPositionEdits(
  portfolios: PortfolioRepository,
  recorder: ChangeRecorder,
  portfolio: string,
  asOf: EpochDay,
  edits: Parameters<Store['editPositions']>[2],
): void {
  const portfolioId = portfolios.ensurePortfolio(portfolio, recorder);
  const inForce = portfolios.positions(portfolio, asOf);
  const keyOf = (symbol: string, strategy: string) => ({
    portfolio_id: portfolioId,
    as_of: asOf,
    strategy_id: portfolios.ensureStrategy(portfolioId, strategy, recorder),
    security_id: portfolios.securityId(symbol),
  });
  if (inForce.asOf !== asOf) {
    for (const row of inForce.rows) {
      recorder.put('positions', { ...keyOf(row.symbol, row.strategy), quantity: row.quantity, cost: row.cost });
    }
  }
  let removed: ReturnType<typeof keyOf> | null = null;
  for (const { symbol, strategy, quantity } of edits) {
    const key = keyOf(symbol, strategy);
    if (quantity === null) {
      if (recorder.remove('positions', key)) removed = key;
    } else recorder.put('positions', { ...key, quantity, cost: recorder.read('positions', key)?.['cost'] ?? null });
  }
  if (removed && portfolios.positions(portfolio, asOf).asOf !== asOf) {
    recorder.put('positions', { ...removed, quantity: '0', cost: null });
  }
}
