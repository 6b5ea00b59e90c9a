import { type DatedSeries, type Panel, type RatePanel } from '../market/panel.ts';
import { simpleReturns } from '../market/returns.ts';
import { type Warning } from '../warning.ts';
import { baseCurrencyPrices } from './current-holdings.ts';
import { namesOf } from './names-of.ts';

/** What a portfolio is measured against: an index by its levels, or a list of weights. */
export type Benchmark =
  | { readonly name: string; readonly levels: DatedSeries }
  | {
      readonly name: string;
      /** Fractions; need not add up to 1. */
      readonly weights: readonly { readonly symbol: string; readonly weight: number }[];
    };

/**
 * Daily returns of a benchmark on a calendar, NaN = missing. An index is taken to be in the base currency. Of a weighted
 * benchmark the members without a return are left out for that day and the others scaled up, as long as they are at least
 * half of it.
 *
 * @param calendar indices into the panel's dates
 */
export function benchmarkReturns(
  benchmark: Benchmark,
  panel: Panel,
  rates: RatePanel | null,
  calendar: Int32Array,
  maxStaleDays: number,
  baseCurrency: string,
): { readonly returns: Float64Array; readonly warnings: readonly Warning[] } {
  const prices = new Float64Array(calendar.length).fill(NaN);
  const returns = new Float64Array(calendar.length);
  if ('levels' in benchmark) {
    const { dates, values } = benchmark.levels;
    const levelOn = new Map<number, number>();
    for (let i = 0; i < values.length; i++) levelOn.set(dates[i]!, values[i]!);
    for (let i = 0; i < calendar.length; i++) prices[i] = levelOn.get(panel.dates[calendar[i]!]!) ?? NaN;
    simpleReturns(prices, maxStaleDays, returns);
    return { returns, warnings: [] };
  }

  const rowOf = new Map(panel.symbols.map((symbol, row) => [symbol, row]));
  const total = new Float64Array(calendar.length);
  const covered = new Float64Array(calendar.length);
  const absent: string[] = [];
  let whole = 0;
  for (const { symbol, weight } of benchmark.weights) {
    whole += weight;
    const row = rowOf.get(symbol);
    if (row === undefined) {
      absent.push(symbol);
      continue;
    }
    const currency = panel.currencies[row] || baseCurrency;
    baseCurrencyPrices(panel, rates, row, currency, baseCurrency, calendar, prices);
    simpleReturns(prices, maxStaleDays, returns);
    for (let i = 0; i < calendar.length; i++) {
      const value = returns[i]!;
      if (value === value) {
        total[i]! += weight * value;
        covered[i]! += weight;
      }
    }
  }
  const warnings: Warning[] = [];
  if (absent.length > 0) {
    warnings.push({
      code: 'BENCHMARK_INCOMPLETE',
      message: `${benchmark.name} has members without prices, which are left out: ${namesOf(absent)}`,
      count: absent.length,
    });
  }
  return {
    returns: total.map((sum, i) => (covered[i]! > 0 && covered[i]! >= whole / 2 ? sum / covered[i]! : NaN)),
    warnings,
  };
}
