import { type Database } from 'better-sqlite3';
import { type EpochDay } from '../../../src-core/market/epoch-day.ts';
import { type DatedSeries } from '../../../src-core/market/panel.ts';
import { type BenchmarkWeightRow, type FundamentalsRow, type RateRow } from '../store.ts';

export function marketDataRepository(database: Database) {
  const fundamentals = database.prepare<[], FundamentalsRow>(
    `SELECT symbol, period_end AS periodEnd, available_from AS availableFrom, total_equity AS totalEquity,
       total_assets AS totalAssets, total_liabilities AS totalLiabilities, long_term_debt AS longTermDebt,
       net_income AS netIncome, total_revenue AS totalRevenue, operating_income AS operatingIncome,
       earnings_per_share AS earningsPerShare, shares_outstanding AS sharesOutstanding, after_tax_roe AS afterTaxRoe
     FROM fundamentals JOIN securities ON securities.id = security_id ORDER BY symbol, period_end, available_from`,
  );
  const rates = database.prepare<[], RateRow>(
    'SELECT date, base, quote, rate FROM exchange_rates ORDER BY base, quote, date',
  );
  const benchmarks = database
    .prepare<[], string>(
      `SELECT DISTINCT benchmark FROM benchmark_levels UNION SELECT DISTINCT benchmark FROM benchmark_weights ORDER BY 1`,
    )
    .pluck();
  const levels = database.prepare<[string], { date: EpochDay; value: number }>(
    'SELECT date, value FROM benchmark_levels WHERE benchmark = ? ORDER BY date',
  );
  const weights = database.prepare<[string], BenchmarkWeightRow>(
    `SELECT b.benchmark, as_of AS asOf, symbol, weight
     FROM benchmark_weights b JOIN securities s ON s.id = b.security_id WHERE b.benchmark = ? ORDER BY as_of, symbol`,
  );
  return {
    fundamentals(symbols?: readonly string[]): readonly FundamentalsRow[] {
      const rows = fundamentals.all();
      if (!symbols) return rows;
      const wanted = new Set(symbols);
      return rows.filter((row) => wanted.has(row.symbol));
    },
    rates: (): readonly RateRow[] => rates.all(),
    benchmarks: (): readonly string[] => benchmarks.all(),
    benchmarkLevels(name: string): DatedSeries | null {
      const rows = levels.all(name);
      if (rows.length === 0) return null;
      return { dates: Int32Array.from(rows, (row) => row.date), values: Float64Array.from(rows, (row) => row.value) };
    },
    benchmarkWeights: (name: string): readonly BenchmarkWeightRow[] => weights.all(name),
  };
}
