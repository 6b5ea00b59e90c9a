import {
  type LibraryScenario,
  type StressLibrary,
  type StressLimitCheck,
  type StressRow,
  type StressRun,
} from '../../../src-core/contract/index.ts';

/** A scenario beside what it costs, where that is known yet. */
export interface LibraryRow {
  readonly id: string;
  readonly name: string;
  readonly group: string;
  readonly description: string;
  readonly origin: LibraryScenario['origin'];
  readonly version: number | null;
  /** Positive fraction of NAV; null where it is not known. */
  readonly loss: number | null;
  readonly amount: string | null;
  readonly basis: StressRow['basis'];
  readonly worst: StressRow['worstPosition'];
  /** Why there is no loss. */
  readonly reason: string | null;
  readonly warnings: number;
  /** The stress limit it uses up most; null where none is set. */
  readonly check: StressLimitCheck | null;
}

type Rows = StressRun['rows'];

export function libraryRows({ scenarios }: StressLibrary, run: StressRun | null): readonly LibraryRow[] {
  const computed = new Map<string, Rows[number]>((run?.rows ?? []).map((row) => [row.scenario, row]));
  return scenarios.map(({ scenario, origin, version, unavailable }) => {
    const row = computed.get(scenario.id);
    return {
      id: scenario.id,
      name: scenario.name,
      group: scenario.group,
      description: scenario.description,
      origin,
      version,
      loss: row?.loss ?? null,
      amount: row?.amount ?? null,
      basis: row?.basis ?? null,
      worst: row?.worstPosition ?? null,
      reason: row ? row.reason : unavailable,
      warnings: row?.warnings ?? 0,
      check: row ? tightest(row.limits) : null,
    };
  });
}

/** The check that uses its limit most. */
export function tightest(checks: readonly StressLimitCheck[]): StressLimitCheck | null {
  const used = ({ utilisation }: StressLimitCheck) => utilisation ?? -Infinity;
  return checks.reduce<StressLimitCheck | null>(
    (most, check) => (most === null || used(check) > used(most) ? check : most),
    null,
  );
}

/** Which rows of the library are listed. */
export const libraryFilters = ['all', 'computed', 'own'] as const;
export type LibraryFilter = (typeof libraryFilters)[number];

export function listedRows(
  rows: readonly LibraryRow[],
  filter: LibraryFilter,
  group: string | undefined,
): readonly LibraryRow[] {
  return rows.filter(
    (row) =>
      (group === undefined || row.group === group) &&
      (filter === 'all' || (filter === 'own' ? row.origin === 'own' : row.loss !== null)),
  );
}

/** Groups in the order of the library. */
export function groupsOf(rows: readonly { readonly group: string }[]): readonly string[] {
  return [...new Set(rows.map(({ group }) => group))];
}

/** The row that loses most; null where nothing is computed. */
export function worstRow(rows: readonly LibraryRow[]): LibraryRow | null {
  const computed = rows.filter(({ loss }) => loss !== null);
  return computed.length === 0 ? null : computed.reduce((worst, row) => (row.loss! > worst.loss! ? row : worst));
}
