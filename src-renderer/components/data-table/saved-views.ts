import { type Filters } from './filter-rows.ts';
import { type SortKey } from './sort-rows.ts';

/** How a table is looked at: which columns, in what order, filtered by what. */
export interface TableView {
  readonly columns: readonly string[];
  readonly sort: readonly SortKey[];
  readonly filters: Filters;
}

export type SavedViews = Readonly<Record<string, TableView>>;

/** Views are kept on this machine, by table; what cannot be read is forgotten. */
export function loadViews(table: string): SavedViews {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey(table)) ?? '{}');
    return stored !== null && typeof stored === 'object' ? (stored as SavedViews) : {};
  } catch {
    return {};
  }
}

export function storeViews(table: string, views: SavedViews): void {
  localStorage.setItem(storageKey(table), JSON.stringify(views));
}

function storageKey(table: string): string {
  return `plimsoll.views.${table}`;
}
