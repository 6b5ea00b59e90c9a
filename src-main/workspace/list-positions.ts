import { type PositionsView, type ValuedPosition } from '../../src-core/contract/index.ts';
import { businessDaysBetween } from '../../src-core/market/business-days.ts';
import { DomainError } from '../../src-core/domain-error.ts';
import { epochDay, isoDate, type EpochDay } from '../../src-core/market/epoch-day.ts';
import { type Panel } from '../../src-core/market/panel.ts';
import { type PositionRow } from '../../src-core/portfolio/imported-rows.ts';
import { lastIndexAtOrBefore, valuePortfolio, type Valuation } from '../../src-core/portfolio/valuation.ts';
import { type Session, type UseCase } from './context.ts';
import { choosePortfolio } from './portfolio-choice.ts';
import { loadRates } from './risk-inputs.ts';
import { lastPricedDay, positionsInForce } from './risk-question.ts';

export const listPositions: UseCase<'positions.list', Session> = (session, { portfolio, asOf }) =>
  positionsView(session, portfolio, asOf);

/** A portfolio's positions, each valued where it can be; what stands in the way is listed, not thrown. */
export function positionsView(session: Session, asked: string, asOf: string | undefined): PositionsView {
  const { store, panels, now } = session;
  const portfolio = choosePortfolio(store, asked);
  const { baseCurrency } = store.settings();
  if (store.positions(portfolio).asOf === null) {
    const today = now().toISOString().slice(0, 10);
    return { portfolio, asOf: asOf ?? today, baseCurrency, nav: null, cash: '0', positions: [], problems: [] };
  }
  const day = asOf === undefined ? lastPricedDay(store, portfolio, (symbols) => panels.of(symbols)) : epochDay(asOf);
  const { rows } = positionsInForce(store, portfolio, day);
  const panel = panels.of(rows.map((row) => row.symbol));
  const { valuation, problems } = tryToValue(session, portfolio, rows, panel, day);
  return {
    portfolio,
    asOf: isoDate(day),
    baseCurrency,
    // With a position left out, the sum would be mistaken for the portfolio's value.
    nav: valuation && problems.length === 0 ? valuation.nav.toFixed() : null,
    cash: valuation?.cash.toFixed() ?? '0',
    positions: valuedPositions(session, rows, valuation, problems.length === 0),
    problems,
  };
}

/** Values what has a price; the rest, or whatever else prevents it, becomes a problem in words. */
function tryToValue(
  { store }: Session,
  portfolio: string,
  rows: readonly PositionRow[],
  panel: Panel,
  day: EpochDay,
): { readonly valuation: Valuation | null; readonly problems: readonly string[] } {
  const { baseCurrency, maxStaleDays } = store.settings();
  const priced = pricedSymbols(panel, day, maxStaleDays);
  const positions = rows.filter((row) => priced.has(row.symbol));
  const unpriced = new Set(rows.filter((row) => !priced.has(row.symbol)).map((row) => row.symbol));
  const problems = [...unpriced].map(
    (symbol) => `${symbol} has no price within ${maxStaleDays} business days of ${isoDate(day)}`,
  );
  if (positions.length === 0) return { valuation: null, problems };
  const cash = store.cash(portfolio, day);
  const securities = store.securities();
  try {
    const rates = loadRates(store, panel, cash, baseCurrency);
    const input = { positions, cash, securities, panel, rates, asOf: day, maxStaleDays, baseCurrency };
    return { valuation: valuePortfolio(input), problems };
  } catch (thrown) {
    if (!(thrown instanceof DomainError)) throw thrown;
    return { valuation: null, problems: [...problems, thrown.message] };
  }
}

function pricedSymbols(panel: Panel, day: EpochDay, maxStaleDays: number): ReadonlySet<string> {
  const days = panel.dates.length;
  const last = lastIndexAtOrBefore(panel.dates, day);
  return new Set(
    panel.symbols.filter((_symbol, row) => {
      const start = row * days;
      let date = last;
      while (date >= 0 && Number.isNaN(panel.close[start + date]!)) date--;
      return date >= 0 && businessDaysBetween(panel.dates[date]!, day) <= maxStaleDays;
    }),
  );
}

function valuedPositions(
  { store }: Session,
  rows: readonly PositionRow[],
  valuation: Valuation | null,
  complete: boolean,
): readonly ValuedPosition[] {
  const keyOf = (symbol: string, strategy: string) => JSON.stringify([symbol, strategy]);
  const holdingOf = new Map(
    valuation?.holdings.map((holding) => [keyOf(holding.position.symbol, holding.position.strategy), holding]),
  );
  const securityOf = new Map(store.securities().map((security) => [security.symbol, security]));
  return rows.map(({ symbol, strategy, quantity }) => {
    const security = securityOf.get(symbol);
    const holding = holdingOf.get(keyOf(symbol, strategy));
    return {
      symbol,
      name: security?.name ?? '',
      strategy,
      sector: security?.sector ?? '',
      currency: holding?.currency ?? security?.currency ?? '',
      quantity,
      price: holding?.price.toFixed() ?? null,
      priceDate: holding ? isoDate(holding.priceDate) : null,
      marketValue: holding?.marketValue.toFixed() ?? null,
      weight: complete && holding && valuation?.nav.gt(0) ? holding.marketValue.div(valuation.nav).toNumber() : null,
    };
  });
}
