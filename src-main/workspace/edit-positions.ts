import { DomainError } from '../../src-core/domain-error.ts';
import { epochDay } from '../../src-core/market/epoch-day.ts';
import { namesOf } from '../../src-core/portfolio/names-of.ts';
import { type ParsedInputOf } from '../../src-core/contract/index.ts';
import { type Session, type UseCase } from './context.ts';
import { positionsView } from './list-positions.ts';
import { choosePortfolio } from './portfolio-choice.ts';

type Edits = ParsedInputOf<'positions.edit'>['edits'];

/** Changes positions as one action. On a date without positions of its own, the store carries over those in force. */
export const editPositions: UseCase<'positions.edit', Session> = (session, { portfolio: asked, asOf, edits }) => {
  const { store } = session;
  const portfolio = choosePortfolio(store, asked);
  const newest = store.positions(portfolio).asOf;
  const day = asOf === undefined ? (newest ?? store.priceSpan().last ?? 0) : epochDay(asOf);
  refuseUnknown(session, edits);
  store.editPositions(portfolio, day, edits, labelOf(edits, portfolio));
  return positionsView(session, portfolio, asOf);
};

function refuseUnknown({ store }: Session, edits: Edits): void {
  const known = new Set(store.securities().map((security) => security.symbol));
  const unknown = edits.map((edit) => edit.symbol).filter((symbol) => !known.has(symbol));
  if (unknown.length === 0) return;
  throw new DomainError('UNKNOWN_SYMBOL', `The workspace knows no security ${namesOf(unknown)}`, {
    kept: 'No position was changed',
    remedy: 'Correct the symbol, or import the security first',
  });
}

function labelOf(edits: Edits, portfolio: string): string {
  const [first] = edits;
  return edits.length === 1 && first
    ? `Change ${first.symbol} in ${portfolio}`
    : `Change ${edits.length} positions in ${portfolio}`;
}
