import { DomainError } from '../../src-core/domain-error.ts';
import { epochDay, type EpochDay } from '../../src-core/market/epoch-day.ts';
import { namesOf } from '../../src-core/portfolio/names-of.ts';
import { type ParsedInputOf } from '../../src-core/contract/index.ts';
import { type Session, type UseCase } from './context.ts';
import { positionsView } from './list-positions.ts';
import { choosePortfolio } from './portfolio-choice.ts';
import { positionsInForce } from './risk-question.ts';

type Edits = ParsedInputOf<'positions.edit'>['edits'];

/** Changes positions as one action. On a date without positions of its own, those in force are carried over first. */
export const editPositions: UseCase<'positions.edit', Session> = (session, { portfolio: asked, asOf, edits }) => {
  const { store } = session;
  const portfolio = choosePortfolio(store, asked);
  const newest = store.positions(portfolio).asOf;
  const day = asOf === undefined ? (newest ?? store.priceSpan().last ?? 0) : epochDay(asOf);
  const inForce = positionsInForce(store, portfolio, day);
  refuseUnknown(session, new Set(inForce.rows.map((row) => row.symbol)), edits);
  store.editPositions(portfolio, day, [...carriedOver(inForce, day, edits), ...edits], labelOf(edits, portfolio));
  return positionsView(session, portfolio, asOf);
};

function refuseUnknown({ store }: Session, held: ReadonlySet<string>, edits: Edits): void {
  const known = new Set(store.securities().map((security) => security.symbol));
  const unknown = edits.map((edit) => edit.symbol).filter((symbol) => !known.has(symbol) && !held.has(symbol));
  if (unknown.length === 0) return;
  throw new DomainError('UNKNOWN_SYMBOL', `The workspace knows no security ${namesOf(unknown)}`, {
    kept: 'No position was changed',
    remedy: 'Correct the symbol, or import the security first',
  });
}

function carriedOver(inForce: ReturnType<typeof positionsInForce>, day: EpochDay, edits: Edits): Edits {
  if (inForce.asOf === day || inForce.asOf === null) return [];
  const edited = new Set(edits.map(({ symbol, strategy }) => JSON.stringify([symbol, strategy])));
  return inForce.rows
    .filter(({ symbol, strategy }) => !edited.has(JSON.stringify([symbol, strategy])))
    .map(({ symbol, strategy, quantity }) => ({ symbol, strategy, quantity }));
}

function labelOf(edits: Edits, portfolio: string): string {
  const [first] = edits;
  return edits.length === 1 && first
    ? `Change ${first.symbol} in ${portfolio}`
    : `Change ${edits.length} positions in ${portfolio}`;
}
