import { type SortKey } from '../../components/data-table/sort-rows.ts';

/** The parts of the Stress screen, in the order of their tabs. */
export const stressViews = ['library', 'builder', 'reverse', 'compare'] as const;
export type StressView = (typeof stressViews)[number];

export const stressTitles: Readonly<Record<StressView, string>> = {
  library: 'Library',
  builder: 'Builder',
  reverse: 'Reverse stress',
  compare: 'Compare portfolios',
};

/** A part of the screen and the scenario it is about: `#/stress/library/worst-month`, `#/stress/builder/worst-month`. */
export interface StressPlace {
  readonly view: StressView;
  /** Id of a scenario; null for the list of all, or an empty builder. */
  readonly scenario: string | null;
}

export function stressPlace([view, scenario]: readonly string[]): StressPlace {
  return { view: stressViews.find((name) => name === view) ?? 'library', scenario: scenario ?? null };
}

/** What an address says of the list of scenarios: kept while one of them is looked at. */
export function listQuery(query: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const kept = ['show', 'group', 'sort', 'find'];
  return Object.fromEntries(Object.entries(query).filter(([key]) => kept.includes(key)));
}

/** The order of a table as an address holds it: `-loss,name` is by loss, largest first, then by name. */
export function sortText(sort: readonly SortKey[]): string | undefined {
  if (sort.length === 0) return undefined;
  return sort.map(({ column, descending }) => `${descending ? '-' : ''}${column}`).join(',');
}

export function sortOfText(text: string | undefined): readonly SortKey[] {
  return (text ?? '')
    .split(',')
    .filter((key) => key !== '' && key !== '-')
    .map((key) =>
      key.startsWith('-') ? { column: key.slice(1), descending: true } : { column: key, descending: false },
    );
}

/** Names in an address, whatever marks they hold. */
export function namesText(names: readonly string[]): string {
  return names.map(encodeURIComponent).join(',');
}

/** The names an address lists among the known ones, in their own order; `usual` where it lists none. */
export function namesOfText(
  text: string | undefined,
  known: readonly string[],
  usual: readonly string[],
): readonly string[] {
  if (text === undefined) return usual;
  const wanted = text.split(',');
  return known.filter((name) => wanted.includes(encodeURIComponent(name)));
}

/** The loss an address asks a reverse stress for, a positive fraction of NAV; a tenth where it names none. */
export function lossOfText(text: string | undefined): number {
  const loss = Number(text);
  return text !== undefined && loss > 0 && Number.isFinite(loss) ? loss : 0.1;
}
