import { DomainError } from '../../src-core/domain-error.ts';
import { type EpochDay } from '../../src-core/market/epoch-day.ts';
import { type Benchmark } from '../../src-core/portfolio/benchmark-returns.ts';
import { type Store } from '../store/store.ts';

/** Everything a portfolio can be measured against: imported indices and weights, and securities marked as benchmarks. */
export function benchmarkNames(store: Store): readonly string[] {
  const marked = store.securities().filter((security) => security.benchmark);
  return [...new Set([...store.benchmarks(), ...marked.map((security) => security.symbol)])].sort();
}

/**
 * The benchmark asked for; when none was named, the only one there is.
 *
 * @param asked null = none is wanted
 * @throws DomainError INVALID_INPUT for an unknown one, naming those there are
 */
export function chooseBenchmark(store: Store, asked: string | null | undefined): string | null {
  if (asked === null) return null;
  const names = benchmarkNames(store);
  if (asked === undefined) return names.length === 1 ? names[0]! : null;
  if (names.includes(asked)) return asked;
  throw new DomainError('INVALID_INPUT', `There is no benchmark named ${asked}`, {
    remedy: names.length === 0 ? 'Import a benchmark or an index file first' : `Choose one of: ${names.join(', ')}`,
  });
}

/** An index by its levels, a security by itself, else the newest weights known on the day (the earliest before that). */
export function loadBenchmark(store: Store, name: string, day: EpochDay): Benchmark {
  const levels = store.benchmarkLevels(name);
  if (levels) return { name, levels };
  const known = store.benchmarkWeights(name);
  if (known.length === 0) return { name, weights: [{ symbol: name, weight: 1 }] };
  const dates = known.map((row) => row.asOf);
  const past = dates.filter((date) => date <= day);
  const inForce = past.length > 0 ? past.reduce((a, b) => Math.max(a, b)) : dates.reduce((a, b) => Math.min(a, b));
  const weights = known.filter((row) => row.asOf === inForce).map(({ symbol, weight }) => ({ symbol, weight }));
  return { name, weights };
}
