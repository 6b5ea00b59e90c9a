import { type Database } from 'better-sqlite3';
import { DomainError } from '../../../src-core/domain-error.ts';
import { type EpochDay } from '../../../src-core/market/epoch-day.ts';
import { type ChangeRecorder } from '../change-set.ts';
import { type CashRow, type NavRow, type PositionRow, type Store } from '../store.ts';

export function portfolioRepository(database: Database) {
  const portfolios = database.prepare<[], { id: number; name: string }>(
    'SELECT id, name FROM portfolios ORDER BY name',
  );
  const idOf = database.prepare<[string], number>('SELECT id FROM portfolios WHERE name = ?').pluck();
  const strategyIdOf = database
    .prepare<[number, string], number>('SELECT id FROM strategies WHERE portfolio_id = ? AND name = ?')
    .pluck();
  const strategiesIn = database
    .prepare<[number, number | null], string>(
      `SELECT DISTINCT s.name FROM positions p JOIN strategies s ON s.id = p.strategy_id
       WHERE p.portfolio_id = ? AND p.as_of IS ? ORDER BY s.name`,
    )
    .pluck();
  const dates = database
    .prepare<[number], EpochDay>('SELECT DISTINCT as_of FROM positions WHERE portfolio_id = ? ORDER BY as_of DESC')
    .pluck();
  const count = database
    .prepare<[number, number | null], number>(
      "SELECT count(*) FROM positions WHERE portfolio_id = ? AND as_of IS ? AND quantity <> '0'",
    )
    .pluck();
  const newest = (table: 'positions' | 'cash') =>
    database
      .prepare<[string, number], EpochDay | null>(
        `SELECT max(as_of) FROM ${table} WHERE portfolio_id = (SELECT id FROM portfolios WHERE name = ?) AND as_of <= ?`,
      )
      .pluck();
  const newestPositions = newest('positions');
  const newestCash = newest('cash');
  // A row of quantity 0 only marks its date as one on which nothing is held any more.
  const positionRows = database.prepare<[string, EpochDay], PositionRow>(
    `SELECT f.name AS portfolio, p.as_of AS asOf, c.symbol, s.name AS strategy, p.quantity, p.cost
     FROM positions p JOIN portfolios f ON f.id = p.portfolio_id
       JOIN strategies s ON s.id = p.strategy_id JOIN securities c ON c.id = p.security_id
     WHERE f.name = ? AND p.as_of = ? AND p.quantity <> '0' ORDER BY s.name, c.symbol`,
  );
  const cashRows = database.prepare<[string, EpochDay], CashRow>(
    `SELECT f.name AS portfolio, c.as_of AS asOf, c.currency, c.amount
     FROM cash c JOIN portfolios f ON f.id = c.portfolio_id WHERE f.name = ? AND c.as_of = ? ORDER BY c.currency`,
  );
  const navRows = database.prepare<[string], NavRow>(
    `SELECT f.name AS portfolio, n.date, n.nav, n.profit_and_loss AS profitAndLoss, n.flow
     FROM nav_history n JOIN portfolios f ON f.id = n.portfolio_id WHERE f.name = ? ORDER BY n.date`,
  );
  const securityIdOf = database.prepare<[string], number>('SELECT id FROM securities WHERE symbol = ?').pluck();
  const nextId = (table: 'portfolios' | 'strategies') =>
    database.prepare<[], number>(`SELECT coalesce(max(id), 0) + 1 FROM ${table}`).pluck();
  const nextPortfolio = nextId('portfolios');
  const nextStrategy = nextId('strategies');

  const latest = Number.MAX_SAFE_INTEGER;

  return {
    list(): ReturnType<Store['portfolios']> {
      return portfolios.all().map(({ id, name }) => {
        const positionDates = dates.all(id);
        const newestDate = positionDates[0] ?? null;
        return {
          name,
          strategies: strategiesIn.all(id, newestDate),
          dates: positionDates,
          positions: count.get(id, newestDate) ?? 0,
        };
      });
    },
    positions(portfolio: string, asOf: EpochDay = latest): ReturnType<Store['positions']> {
      const date = newestPositions.get(portfolio, asOf) ?? null;
      return { asOf: date, rows: date === null ? [] : positionRows.all(portfolio, date) };
    },
    cash(portfolio: string, asOf: EpochDay = latest): readonly CashRow[] {
      const date = newestCash.get(portfolio, asOf) ?? null;
      return date === null ? [] : cashRows.all(portfolio, date);
    },
    navHistory: (portfolio: string): readonly NavRow[] => navRows.all(portfolio),

    /** The portfolio's id, the portfolio being made where it isn't there yet. */
    ensurePortfolio(name: string, recorder: ChangeRecorder): number {
      const known = idOf.get(name);
      if (known !== undefined) return known;
      const id = nextPortfolio.get()!;
      recorder.put('portfolios', { id, name });
      return id;
    },
    ensureStrategy(portfolioId: number, name: string, recorder: ChangeRecorder): number {
      const known = strategyIdOf.get(portfolioId, name);
      if (known !== undefined) return known;
      const id = nextStrategy.get()!;
      recorder.put('strategies', { id, portfolio_id: portfolioId, name });
      return id;
    },
    /** @throws DomainError UNKNOWN_SYMBOL */
    securityId(symbol: string): number {
      const id = securityIdOf.get(symbol);
      if (id === undefined) {
        throw new DomainError('UNKNOWN_SYMBOL', `${symbol} is not among the securities`, {
          kept: 'Nothing was changed',
          remedy: 'Import the security first, or correct the symbol',
        });
      }
      return id;
    },
  };
}

export type PortfolioRepository = ReturnType<typeof portfolioRepository>;
