import { type Limit } from '../limit.ts';
import { epochDay } from '../../market/epoch-day.ts';
import { DomainError } from '../../domain-error.ts';
import { ExactDecimal } from '../../numerics/exact-decimal.ts';
import { averageDailyVolume } from '../../portfolio/average-volume.ts';
import { lastIndexAtOrBefore, valuePortfolio, type ValuedHolding } from '../../portfolio/valuation.ts';
import { type PortfolioRiskInput } from '../../portfolio/portfolio-risk-input.ts';
import { issuerOf } from '../issuer.ts';
import { type BookPosition, type BookSecurity } from './book-position.ts';
import { bookReturns, type BookReturns } from './book-returns.ts';

/** Losses of one unit of value in a security, for a measure that is the largest of some that are linear in the positions. */
export interface LinearLoss {
  readonly subject: string;
  readonly note: string;
  readonly scenarios: readonly {
    readonly name: string;
    /** Loss as a fraction of the position's value; null = the scenario says nothing of it. */
    readonly lossOf: (symbol: string) => number | null;
  }[];
}

export interface BookInput {
  /** As for a risk run; panel, securities and model also cover the candidates. */
  readonly risk: PortfolioRiskInput;
  /** Symbols that may be traded besides those held. */
  readonly candidates: readonly string[];
  /** Loss by security of a limit such as stress loss, or null where its scenario is not known; absent = there are none. */
  readonly linearLoss?: (limit: Limit) => LinearLoss | null;
}

/** A portfolio prepared once for many checks: valued, with the returns of every security on the days of the window. */
export interface Book {
  readonly input: BookInput;
  readonly portfolio: string;
  readonly asOf: string;
  /** > 0. */
  readonly nav: ExactDecimal;
  readonly cash: ExactDecimal;
  readonly securities: readonly BookSecurity[];
  readonly indexOf: ReadonlyMap<string, number>;
  readonly positions: readonly BookPosition[];
  readonly positionOf: (security: number, strategy: string) => BookPosition | undefined;
  /** Holdings as valued, in the order of `positions`. */
  readonly holdings: readonly ValuedHolding[];
  readonly returns: BookReturns;
}

/**
 * Values the portfolio and the candidates and lines up their returns.
 *
 * @throws DomainError UNKNOWN_SYMBOL, NO_PRICE, NO_RATE, NON_POSITIVE_NAV, EMPTY_PORTFOLIO where there is neither a position nor
 *   a candidate, TOO_FEW_OBSERVATIONS
 */
export function prepareBook(input: BookInput): Book {
  const { risk } = input;
  const { parameters, panel } = risk;
  const { maxStaleDays, baseCurrency } = parameters;
  const asOf = epochDay(parameters.asOf);
  const heldSymbols = new Set(risk.positions.map(({ symbol }) => symbol));
  const candidates = [...new Set(input.candidates)].filter((symbol) => !heldSymbols.has(symbol));
  const owned = risk.positions.filter(({ quantity }) => !new ExactDecimal(quantity).isZero());
  const closed = [...heldSymbols].filter((symbol) => !owned.some((position) => position.symbol === symbol));
  // One unit of each candidate is valued beside the portfolio, which finds its price and rate by the same rules.
  const probes = [...closed, ...candidates].map((symbol) => ({ symbol, strategy: '', quantity: '1' }));
  const valuation = valuePortfolio({ ...risk, positions: [...owned, ...probes], asOf, maxStaleDays, baseCurrency });
  const holdings = valuation.holdings.slice(0, owned.length);
  const nav = holdings.reduce((sum, { marketValue }) => sum.plus(marketValue), valuation.cash);
  if (!nav.gt(0)) {
    throw new DomainError('NON_POSITIVE_NAV', `The net asset value is ${nav.toFixed(2)} ${baseCurrency}`, {
      kept: 'Nothing was checked or changed',
      remedy: 'Limits are fractions of a positive net asset value: check short positions and import the cash balance',
    });
  }
  const lastDate = lastIndexAtOrBefore(panel.dates, asOf);
  const securities: BookSecurity[] = [];
  const rows: number[] = [];
  const indexOf = new Map<string, number>();
  valuation.holdings.forEach(({ position, security, row, currency, price, marketValue }) => {
    const { symbol } = position;
    if (indexOf.has(symbol)) return;
    indexOf.set(symbol, securities.length);
    const unitValue = marketValue.div(position.quantity);
    const { name, sector, country } = security;
    securities.push({
      symbol,
      name,
      sector,
      country,
      issuer: issuerOf(security),
      currency,
      price,
      rate: unitValue.div(price),
      unitValue,
      averageVolume: averageDailyVolume(panel, row, lastDate),
    });
    rows.push(row);
  });
  const positions = holdings.map(({ position, marketValue }): BookPosition => ({
    security: indexOf.get(position.symbol)!,
    strategy: position.strategy,
    quantity: new ExactDecimal(position.quantity),
    value: marketValue,
  }));
  const byStrategy = securities.map(() => new Map<string, BookPosition>());
  for (const position of positions) byStrategy[position.security]!.set(position.strategy, position);
  return {
    input,
    portfolio: risk.portfolio,
    asOf: parameters.asOf,
    nav,
    cash: valuation.cash,
    securities,
    indexOf,
    positions,
    positionOf: (security, strategy) => byStrategy[security]!.get(strategy),
    holdings,
    returns: bookReturns(risk, nav, securities, rows, positions, lastDate),
  };
}
