import { benchmarkReturns } from '../../../portfolio/benchmark-returns.ts';
import { type Book } from '../book.ts';

/** Returns of the benchmark on the window's days, NaN = missing; null without a benchmark. */
export function benchmarkWindow(book: Book): Float64Array | null {
  const { benchmark, panel, rates, parameters } = book.input.risk;
  if (benchmark === null) return null;
  const { calendar, days, observations } = book.returns.simulation;
  const { maxStaleDays, baseCurrency } = parameters;
  const { returns } = benchmarkReturns(benchmark, panel, rates, calendar, maxStaleDays, baseCurrency);
  return Float64Array.from(days.subarray(-observations), (day) => returns[day]!);
}
