import { importKinds, type ImportKind } from '../../../src-core/contract/imports.ts';

/** What each kind of file is called on the screen, and what it brings. */
export const kindLabels: Readonly<Record<ImportKind, string>> = {
  securities: 'Securities',
  fx: 'FX rates',
  prices: 'Prices',
  'corporate-actions': 'Corporate actions',
  fundamentals: 'Fundamentals',
  benchmark: 'Benchmark weights',
  index: 'Index levels',
  style: 'Style values',
  positions: 'Positions',
  cash: 'Cash',
  nav: 'NAV history',
};

/**
 * Orders files so that each comes after those it depends on; a file whose kind is not known yet comes last, and files of
 * one kind keep the order in which they were handed over.
 *
 * @returns a new array
 */
export function inDependencyOrder<Item extends { readonly kind: ImportKind | null }>(items: readonly Item[]): Item[] {
  const rank = (kind: ImportKind | null) => (kind === null ? importKinds.length : importKinds.indexOf(kind));
  return items.toSorted((a, b) => rank(a.kind) - rank(b.kind));
}
