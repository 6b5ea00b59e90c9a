import { DomainError } from '../../src-core/domain-error.ts';
import { type ChangeRecorder } from './change-set.ts';
import { type RecordedTable, type RowImage } from './recorded-tables.ts';
import { type PortfolioRepository } from './repositories/portfolios.ts';
import { type BatchRows, type PositionRow, type WriteOptions } from './store.ts';
import { type PriceCounts } from './write-prices.ts';

type SmallBatch = Exclude<BatchRows, { kind: 'prices' | 'corporate-actions' }>;

export interface RowWriter {
  /** Writes row number `i` of the batch. */
  write(i: number): void;
  readonly length: number;
  readonly counts: PriceCounts;
}

/**
 * Writes the rows of every kind but prices through the change recorder, one at a time.
 *
 * A positions batch states, for each portfolio, date and strategy it names, all that the strategy holds: positions that
 * were recorded there and are not in the batch are closed (and come back when the batch is undone), unless existing rows
 * are to be kept.
 */
export function rowWriter(
  batch: SmallBatch,
  recorder: ChangeRecorder,
  portfolios: PortfolioRepository,
  securityIds: ReadonlyMap<string, number>,
  onConflict: WriteOptions['onConflict'],
): RowWriter {
  const counts: PriceCounts = { inserted: 0, replaced: 0, unchanged: 0 };
  const put = (table: RecordedTable, row: RowImage) => {
    const before = onConflict === 'replace' ? null : recorder.read(table, row);
    if (before !== null && onConflict === 'keep') {
      counts.unchanged += 1;
      return;
    }
    const outcome = recorder.put(table, row);
    if (outcome === 'replaced' && onConflict === 'reject') throw alreadyThere(table);
    counts[outcome] += 1;
  };
  let nextSecurity = Math.max(0, ...securityIds.values()) + 1;
  const knownSecurities = new Map(securityIds);
  if (batch.kind === 'positions' && onConflict === 'replace') {
    counts.replaced += closeMissing(batch.rows, recorder, portfolios);
  }

  const writers: { readonly [Kind in SmallBatch['kind']]: (i: number) => void } = {
    securities: (i) => {
      const row = rowsOf(batch, 'securities')[i]!;
      const id = knownSecurities.get(row.symbol) ?? nextSecurity++;
      knownSecurities.set(row.symbol, id);
      put('securities', {
        id,
        symbol: row.symbol,
        name: row.name,
        sector: row.sector,
        sub_industry: row.subIndustry,
        currency: row.currency,
        country: row.country,
        isin: row.isin,
        benchmark: row.benchmark ? 1 : 0,
      });
    },
    fundamentals: (i) => {
      const row = rowsOf(batch, 'fundamentals')[i]!;
      put('fundamentals', {
        security_id: portfolios.securityId(row.symbol),
        period_end: row.periodEnd,
        available_from: row.availableFrom,
        total_equity: row.totalEquity,
        total_assets: row.totalAssets,
        total_liabilities: row.totalLiabilities,
        long_term_debt: row.longTermDebt,
        net_income: row.netIncome,
        total_revenue: row.totalRevenue,
        operating_income: row.operatingIncome,
        earnings_per_share: row.earningsPerShare,
        shares_outstanding: row.sharesOutstanding,
        after_tax_roe: row.afterTaxRoe,
      });
    },
    positions: (i) => {
      const row = rowsOf(batch, 'positions')[i]!;
      const portfolioId = portfolios.ensurePortfolio(row.portfolio, recorder);
      put('positions', {
        portfolio_id: portfolioId,
        as_of: row.asOf,
        strategy_id: portfolios.ensureStrategy(portfolioId, row.strategy, recorder),
        security_id: portfolios.securityId(row.symbol),
        quantity: row.quantity,
        cost: row.cost,
      });
    },
    benchmark: (i) => {
      const row = rowsOf(batch, 'benchmark')[i]!;
      const securityId = portfolios.securityId(row.symbol);
      put('benchmark_weights', {
        benchmark: row.benchmark,
        as_of: row.asOf,
        security_id: securityId,
        weight: row.weight,
      });
    },
    index: (i) => {
      const row = rowsOf(batch, 'index')[i]!;
      put('benchmark_levels', { benchmark: row.benchmark, date: row.date, value: row.value });
    },
    fx: (i) => {
      const row = rowsOf(batch, 'fx')[i]!;
      put('exchange_rates', { base: row.base, quote: row.quote, date: row.date, rate: row.rate });
    },
    style: (i) => {
      const row = rowsOf(batch, 'style')[i]!;
      // A style is made by its first value.
      const known = recorder.read('styles', { id: row.style });
      if (known === null) recorder.put('styles', { id: row.style, label: row.style, formula: null });
      else if (known['formula'] !== null) throw styleByFormula(row.style);
      put('style_values', {
        style_id: row.style,
        security_id: portfolios.securityId(row.symbol),
        date: row.date,
        value: row.value,
      });
    },
    nav: (i) => {
      const row = rowsOf(batch, 'nav')[i]!;
      put('nav_history', {
        portfolio_id: portfolios.ensurePortfolio(row.portfolio, recorder),
        date: row.date,
        nav: row.nav,
        profit_and_loss: row.profitAndLoss,
        flow: row.flow,
      });
    },
    cash: (i) => {
      const row = rowsOf(batch, 'cash')[i]!;
      put('cash', {
        portfolio_id: portfolios.ensurePortfolio(row.portfolio, recorder),
        as_of: row.asOf,
        currency: row.currency,
        amount: row.amount,
      });
    },
  };
  return { write: writers[batch.kind], length: batch.rows.length, counts };
}

function rowsOf<Kind extends SmallBatch['kind']>(batch: SmallBatch, kind: Kind) {
  if (batch.kind !== kind) throw new Error(`A ${batch.kind} batch has no ${kind} rows`);
  return batch.rows as Extract<SmallBatch, { kind: Kind }>['rows'];
}

function closeMissing(rows: readonly PositionRow[], recorder: ChangeRecorder, portfolios: PortfolioRepository): number {
  const stated = new Map<string, { readonly first: PositionRow; readonly symbols: Set<string> }>();
  for (const row of rows) {
    const key = JSON.stringify([row.portfolio, row.asOf, row.strategy]);
    const group = stated.get(key) ?? { first: row, symbols: new Set<string>() };
    group.symbols.add(row.symbol);
    stated.set(key, group);
  }
  let closed = 0;
  for (const { first, symbols } of stated.values()) {
    const recorded = portfolios.positions(first.portfolio, first.asOf);
    if (recorded.asOf !== first.asOf) continue;
    for (const row of recorded.rows) {
      if (row.strategy !== first.strategy || symbols.has(row.symbol)) continue;
      const portfolioId = portfolios.ensurePortfolio(row.portfolio, recorder);
      recorder.remove('positions', {
        portfolio_id: portfolioId,
        as_of: row.asOf,
        strategy_id: portfolios.ensureStrategy(portfolioId, row.strategy, recorder),
        security_id: portfolios.securityId(row.symbol),
      });
      closed += 1;
    }
  }
  return closed;
}

function styleByFormula(style: string): DomainError {
  return new DomainError('BATCH_CONFLICT', `The style ${style} is a formula and takes no values`, {
    kept: 'Nothing of the file was written',
    remedy: 'Remove the style first, or give the values another name',
  });
}

function alreadyThere(table: RecordedTable): DomainError {
  return new DomainError(
    'BATCH_CONFLICT',
    `A row of the file is in ${table.replaceAll('_', ' ')} already with other values`,
    {
      kept: 'Nothing of the file was written',
      remedy: 'Choose to replace or to keep existing rows, and import again',
    },
  );
}
