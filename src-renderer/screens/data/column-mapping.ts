import { type FileInspection, type ImportField, type ImportKind } from '../../../src-core/contract/imports.ts';

/** Field → header in the file. */
export type Mapping = Readonly<Record<string, string>>;

/** A target field beside the column that feeds it. */
export interface MappedField {
  readonly field: ImportField;
  readonly header: string | null;
  /** Up to three different values of that column, as in the file. */
  readonly samples: readonly string[];
  readonly missing: boolean;
}

/** A field that a wide file brings as its headers and cells, and so needs no column of its own. */
const broughtByWideFile: ReadonlySet<string> = new Set(['symbol', 'close']);

function isBroughtByShape(inspection: FileInspection, kind: ImportKind, field: ImportField): boolean {
  return inspection.wide && kind === 'prices' && broughtByWideFile.has(field.name);
}

/** The mapping table: every field of the kind in its order, required or not. */
export function mappedFields(inspection: FileInspection, kind: ImportKind, mapping: Mapping): readonly MappedField[] {
  return inspection.fields[kind]
    .filter((field) => !isBroughtByShape(inspection, kind, field))
    .map((field) => {
      const header = mapping[field.name] ?? null;
      return {
        field,
        header,
        samples: header === null ? [] : sampleValues(inspection, header),
        missing: field.required && header === null,
      };
    });
}

/** Up to three different, non-empty values of a column from the file's first rows. */
export function sampleValues(inspection: FileInspection, header: string): readonly string[] {
  const column = inspection.headers.indexOf(header);
  const values = inspection.sample.map((row) => row[column] ?? '').filter((value) => value !== '');
  return [...new Set(values)].slice(0, 3);
}

/** Headers that feed no field; of a wide file none, as each is a symbol. */
export function unmappedHeaders(inspection: FileInspection, mapping: Mapping): readonly string[] {
  if (inspection.wide) return [];
  const mapped = new Set(Object.values(mapping));
  return inspection.headers.filter((header) => !mapped.has(header));
}

export function isComplete(inspection: FileInspection, kind: ImportKind, mapping: Mapping): boolean {
  return mappedFields(inspection, kind, mapping).every((row) => !row.missing);
}
