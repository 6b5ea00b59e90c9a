import { type ImportKind, type ReadingOptions, type SavedMapping } from '../../../src-core/contract/imports.ts';
import { proposeMapping } from './header-names.ts';
import { kinds } from './kinds.ts';

/** A mapping and the way of reading that goes with it. */
export interface ChosenMapping {
  readonly mapping: Readonly<Record<string, string>>;
  readonly reading: ReadingOptions;
  /** Name of the saved mapping it comes from; null when proposed from the headers. */
  readonly saved: string | null;
}

/** The saved mapping of the kind that uses most of the file's headers, all of which must be there; else a proposal. */
export function chooseMapping(
  kind: ImportKind,
  headers: readonly string[],
  savedMappings: readonly SavedMapping[],
): ChosenMapping {
  const fitting = savedMappings
    .filter((saved) => saved.kind === kind && Object.values(saved.mapping).every((header) => headers.includes(header)))
    .toSorted((a, b) => Object.keys(b.mapping).length - Object.keys(a.mapping).length)[0];
  const proposal = proposeMapping(kinds[kind], headers);
  // A saved mapping that says less than the headers themselves is of an older, narrower file.
  if (fitting && Object.keys(fitting.mapping).length >= Object.keys(proposal).length) {
    return { mapping: fitting.mapping, reading: fitting.reading, saved: fitting.name };
  }
  return { mapping: proposal, reading: {}, saved: null };
}
