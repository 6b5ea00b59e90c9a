import {
  type FileInspection,
  type ImportField,
  type ImportKind,
  type ReadingOptions,
  type SavedMapping,
} from '../../../src-core/contract/imports.ts';
import { fileFacts } from '../readers/file-bytes.ts';
import { openTable } from '../readers/open-table.ts';
import { chooseMapping } from './chosen-mapping.ts';
import { detectDatePattern, detectDecimal } from './detect-format.ts';
import { likelyKinds, looksWide } from './header-names.ts';
import { kindNames, kinds } from './kinds.ts';
import { sampleTexts } from './sample-texts.ts';

const sampleRows = 20;
/** Rows looked at to detect decimal mark and date pattern. */
const detectionRows = 200;

export interface InspectFileInput {
  readonly path: string;
  readonly reading: ReadingOptions;
  readonly symbols: readonly string[];
  readonly savedMappings: readonly SavedMapping[];
}

const looksLike = {
  number: /^\s*[+-]?\d[\d.,' ]*\s*$/,
  date: /^\s*\d{1,4}[./ -]\w{1,3}[./ -]\d{1,4}/,
};

/** All that the file itself tells; whether it was imported before, only the workspace knows. */
export type InspectFileOutput = Omit<FileInspection, 'alreadyImported'>;

/**
 * Looks at a file: how it is written, what it may hold, how its columns would be mapped. Reads it to its end for its hash.
 *
 * @throws DomainError as `readImport`
 */
export async function inspectFile(
  { path, reading, symbols, savedMappings }: InspectFileInput,
  onBytes: (done: number, total: number) => void,
): Promise<InspectFileOutput> {
  const facts = await fileFacts(path);
  const table = await openTable(facts, reading, (done) => onBytes(done, facts.bytes));
  const rows: (readonly string[])[] = [];
  for await (const block of table.blocks) {
    if (rows.length < detectionRows) rows.push(...block.rows.slice(0, detectionRows - rows.length));
  }

  const wide = looksWide(table.headers, new Set(symbols));
  const fitting = likelyKinds(facts.name, table.headers, wide);
  const offered = fitting.length > 0 ? fitting : kindNames;
  const chosen = offered.map((kind) => ({ kind, ...chooseMapping(kind, table.headers, savedMappings) }));
  const likeliest = chosen[0];
  const texts = (type: 'number' | 'date') => {
    if (!likeliest) return [];
    const columns = new Map(
      Object.entries(likeliest.mapping).map(([field, header]) => [field, table.headers.indexOf(header)]),
    );
    const cells = sampleTexts(rows, kinds[likeliest.kind], columns, type);
    // While no column of the type is mapped yet, any cell that looks it may tell.
    return cells.length > 0 ? cells : rows.flat().filter((cell) => looksLike[type].test(cell));
  };
  const wanted = { ...likeliest?.reading, ...reading };
  const decimal = wanted.decimal ? { value: wanted.decimal, note: null } : detectDecimal(texts('number'));
  const datePattern = wanted.datePattern ? { value: wanted.datePattern, note: null } : detectDatePattern(texts('date'));
  const mapped = new Set(Object.values(likeliest?.mapping ?? {}));
  const matrix = wide && likeliest?.kind === 'prices';

  return {
    file: path,
    name: facts.name,
    bytes: facts.bytes,
    sha256: table.sha256(),
    format: facts.format,
    encoding: table.encoding,
    separator: table.separator,
    decimal: decimal.value,
    datePattern: datePattern.value,
    sheets: table.sheets,
    headers: table.headers,
    sample: rows.slice(0, sampleRows),
    wide,
    kinds: fitting,
    mappings: Object.fromEntries(chosen.map(({ kind, mapping }) => [kind, mapping])),
    fields: importFields(),
    unmappedHeaders: matrix ? [] : table.headers.filter((header) => header !== '' && !mapped.has(header)),
    notes: [decimal.note, datePattern.note].filter((note) => note !== null),
  };
}

/** The fields of every kind, without what only the proposal of mappings needs. */
function importFields(): Readonly<Record<ImportKind, readonly ImportField[]>> {
  const fields: Partial<Record<ImportKind, readonly ImportField[]>> = {};
  for (const kind of kindNames) fields[kind] = shownFields(kind);
  return fields as Record<ImportKind, readonly ImportField[]>;
}

function shownFields(kind: ImportKind): readonly ImportField[] {
  return kinds[kind].fields.map(({ name, label, required, type, description }) => ({
    name,
    label,
    required,
    type,
    description,
  }));
}
