import { type ImportKind } from '../../../src-core/contract/imports.ts';
import { kinds } from './kinds.ts';
import { type Kind, type KindField } from './kind.ts';

/** A header as it is compared: `Adj Close`, `adj-close` and `ADJ_CLOSE` are one. */
export function normalHeader(header: string): string {
  return header
    .trim()
    .toLowerCase()
    .replace(/[\s.\-/]+/g, '_');
}

/** Field → header, as proposed from the headers' names: the field's own name first, then its synonyms in their order. */
export function proposeMapping(kind: Kind, headers: readonly string[]): Record<string, string> {
  const byName = new Map<string, string>();
  for (const header of headers) {
    const name = normalHeader(header);
    if (name !== '' && !byName.has(name)) byName.set(name, header);
  }
  const taken = new Set<string>();
  const mapping: Record<string, string> = {};
  const take = (field: KindField, names: readonly string[]) => {
    if (field.name in mapping) return;
    const header = names.map((name) => byName.get(name)).find((found) => found !== undefined && !taken.has(found));
    if (header === undefined) return;
    mapping[field.name] = header;
    taken.add(header);
  };
  // Own names go first for all fields, so that no synonym takes a header that is another field's name.
  for (const field of kind.fields) take(field, [field.name]);
  for (const field of kind.fields) take(field, field.synonyms);
  return mapping;
}

/** The required fields that a mapping leaves out; a matrix of prices needs its date only. */
export function missingFields(kind: Kind, mapping: Readonly<Record<string, string>>): readonly KindField[] {
  if (isMatrixMapping(kind.kind, mapping)) return [];
  return kind.fields.filter((field) => field.required && !(field.name in mapping));
}

function isMatrixMapping(kind: ImportKind, mapping: Readonly<Record<string, string>>): boolean {
  return kind === 'prices' && 'date' in mapping && !('symbol' in mapping) && !('close' in mapping);
}

/**
 * Whether a file is a matrix of prices: a date, no symbol or close, and other columns whose names are known symbols or
 * mean nothing to any kind.
 */
export function looksWide(headers: readonly string[], symbols: ReadonlySet<string>): boolean {
  const mapping = proposeMapping(kinds.prices, headers);
  if (!isMatrixMapping('prices', mapping)) return false;
  const others = headers.filter((header) => header !== mapping['date'] && header !== '');
  if (others.length === 0) return false;
  const known = others.filter((header) => symbols.has(header)).length;
  if (known > 0) return known * 2 >= others.length;
  const meaningful = new Set(
    Object.values(kinds).flatMap(({ fields }) => fields.flatMap(({ name, synonyms }) => [name, ...synonyms])),
  );
  return others.every((header) => !meaningful.has(normalHeader(header)));
}

/**
 * The kinds whose required columns a file has, most likely first: own field names count more than synonyms, and the
 * file's name decides between equals.
 *
 * @param fileName without folder
 */
export function likelyKinds(fileName: string, headers: readonly string[], wide: boolean): readonly ImportKind[] {
  const name = normalHeader(fileName);
  const scored = Object.values(kinds).map((kind) => {
    const mapping = proposeMapping(kind, headers);
    const fits = missingFields(kind, mapping).length === 0 && (kind.kind !== 'prices' || wide || 'close' in mapping);
    const words = Object.entries(mapping).reduce(
      (sum, [field, header]) => sum + (normalHeader(header) === field ? 2 : 1),
      0,
    );
    const named = name.includes(kind.kind.replace('-', '_')) ? 1.5 : 0;
    return { kind: kind.kind, fits, score: words + named + (wide && kind.kind === 'prices' ? 10 : 0) };
  });
  return scored
    .filter(({ fits }) => fits)
    .toSorted((a, b) => b.score - a.score)
    .map(({ kind }) => kind);
}
