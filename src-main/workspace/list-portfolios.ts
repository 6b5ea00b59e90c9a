import { type PortfolioSummary } from '../../src-core/contract/index.ts';
import { isoDate } from '../../src-core/market/epoch-day.ts';
import { type Store } from '../store/store.ts';
import { type Session, type UseCase } from './context.ts';

export const listPortfolios: UseCase<'portfolios.list', Session> = ({ store }) => portfolioSummaries(store);

/** The portfolios of a workspace as selectors show them. */
export function portfolioSummaries(store: Store): readonly PortfolioSummary[] {
  return store.portfolios().map(({ name, strategies, dates, positions }) => ({
    name,
    strategies,
    positions,
    positionDates: [...dates].sort((a, b) => b - a).map(isoDate),
  }));
}
