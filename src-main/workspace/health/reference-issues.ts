import { type DataIssue } from '../../../src-core/contract/index.ts';
import { benchmarkNames } from '../benchmarks.ts';
import { listed, type HealthView } from './health-view.ts';

/** What is known of the held names besides their prices: master data, accounts, currency, benchmark. */
export function referenceIssues(view: HealthView): readonly DataIssue[] {
  return [...missingSectors(view), ...missingRates(view), ...missingAccounts(view), ...missingBenchmark(view)];
}

function missingSectors({ positions, securities }: HealthView): readonly DataIssue[] {
  const symbols = new Set(positions.map(({ symbol }) => symbol));
  const unsorted = [...symbols].filter((symbol) => securities.get(symbol)?.sector === '');
  if (unsorted.length === 0) return [];
  return [
    {
      id: 'missing-sectors',
      severity: 'info',
      title: 'Held names without a sector',
      affects: `${listed(unsorted)}: sector exposures and limits`,
      remedy: 'Import a securities file with their sectors',
      count: unsorted.length,
    },
  ];
}

function missingRates({ store, settings, securities, positions, panel }: HealthView): readonly DataIssue[] {
  const base = settings.baseCurrency;
  const held = new Set(positions.map(({ symbol }) => securities.get(symbol)?.currency ?? ''));
  const foreign = [...held].filter((currency) => currency !== '' && currency !== base);
  if (foreign.length === 0) return [];
  const quoted = new Map<string, Set<number>>();
  for (const { base: one, quote, date } of store.rates()) {
    for (const currency of [one, quote]) {
      const dates = quoted.get(currency) ?? new Set();
      quoted.set(currency, dates.add(date));
    }
  }
  const window = panel.dates.subarray(Math.max(0, panel.dates.length - settings.window - 1));
  const without = foreign.filter((currency) => !quoted.has(currency));
  const withHoles = foreign.filter((currency) => {
    const dates = quoted.get(currency);
    return dates !== undefined && window.some((date) => !dates.has(date));
  });
  const issues: DataIssue[] = [];
  if (without.length > 0) {
    issues.push({
      id: 'missing-rates',
      severity: 'error',
      title: 'Currencies without an exchange rate',
      affects: `${listed(without)}: positions in them can't be valued in ${base}`,
      remedy: 'Import a file of exchange rates or change the base currency',
      count: without.length,
    });
  }
  if (withHoles.length > 0) {
    issues.push({
      id: 'rate-holes',
      severity: 'warning',
      title: 'Exchange rates missing on days of the window',
      affects: `${listed(withHoles)}: returns on those days are left out`,
      remedy: 'Import the missing rates',
      count: withHoles.length,
    });
  }
  return issues;
}

function missingAccounts({ store, positions }: HealthView): readonly DataIssue[] {
  const symbols = [...new Set(positions.map(({ symbol }) => symbol))];
  if (symbols.length === 0) return [];
  const known = new Set(store.fundamentals(symbols).map((row) => row.symbol));
  const without = symbols.filter((symbol) => !known.has(symbol));
  if (without.length === 0) return [];
  return [
    {
      id: 'missing-fundamentals',
      severity: 'info',
      title: 'Held names without fundamentals',
      affects: `${listed(without)}: nothing yet; factor exposures will need them`,
      remedy: 'Import a fundamentals file',
      count: without.length,
    },
  ];
}

function missingBenchmark({ store, positions }: HealthView): readonly DataIssue[] {
  if (positions.length === 0 || benchmarkNames(store).length > 0) return [];
  return [
    {
      id: 'no-benchmark',
      severity: 'info',
      title: 'There is no benchmark',
      affects: 'Beta and limits on it have no value',
      remedy: 'Import a benchmark or an index file',
      count: 1,
    },
  ];
}
