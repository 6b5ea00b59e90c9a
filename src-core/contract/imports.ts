import { z } from 'zod';
import { declare } from './operation.ts';
import { empty, fileHandle, identifier, shortText } from './schemas.ts';

/** Each kind after those its rows refer to: symbols before prices, rates before foreign prices, prices before positions. */
export const importKinds = [
  'securities',
  'fx',
  'prices',
  'corporate-actions',
  'fundamentals',
  'benchmark',
  'index',
  'style',
  'positions',
  'cash',
  'nav',
] as const;
export type ImportKind = (typeof importKinds)[number];

/** Field of the kind → header in the file. A field that is absent is not read. */
export const columnMapping = z.record(z.string(), z.string());

/** How the file's text is read; anything absent is detected. */
export const readingOptions = z.strictObject({
  encoding: z.enum(['utf-8', 'windows-1252', 'utf-16le']).optional(),
  separator: z.enum([',', ';', '\t', '|']).optional(),
  decimal: z.enum(['.', ',']).optional(),
  /** Accepted between groups of three digits; absent: none is. */
  thousands: z.enum([',', '.', ' ', "'"]).optional(),
  /** date-fns pattern such as `dd.MM.yyyy`. */
  datePattern: z.string().max(40).optional(),
  sheet: z.string().max(100).optional(),
});
export type ReadingOptions = z.infer<typeof readingOptions>;

export const importRequest = z.strictObject({
  file: fileHandle,
  kind: z.enum(importKinds),
  mapping: columnMapping.optional(),
  reading: readingOptions.optional(),
  /** Portfolio for a positions, cash or NAV file without that column; default: the file's name. */
  portfolio: shortText.optional(),
  /** What to do with a key that is already in the workspace with other values. */
  onConflict: z.enum(['replace', 'keep', 'reject']).optional(),
  acceptValid: z.boolean().optional(),
  /** SHA-256 that the preview saw: a commit of any other content is refused. */
  expectedSha256: z.string().length(64).optional(),
  /** Save the mapping under this name. */
  saveMapping: shortText.optional(),
});
export type ImportRequest = z.infer<typeof importRequest>;

export interface RowIssue {
  /** Physical line in the file, the header being line 1; for a spreadsheet the row. */
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly reason: string;
  readonly severity: 'error' | 'warning';
}

/** One field of an import kind, as the wizard's mapping step shows it. */
export interface ImportField {
  readonly name: string;
  readonly label: string;
  readonly required: boolean;
  readonly type: 'text' | 'number' | 'date' | 'boolean';
  readonly description: string;
}

export interface FileInspection {
  readonly file: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly format: 'csv' | 'csv.gz' | 'xlsx';
  readonly encoding: string;
  readonly separator: string | null;
  readonly decimal: '.' | ',';
  readonly datePattern: string;
  readonly sheets: readonly string[];
  readonly headers: readonly string[];
  /** First rows, cells as text. */
  readonly sample: readonly (readonly string[])[];
  /** Date + one column a symbol. */
  readonly wide: boolean;
  /** Kinds whose required columns are there, most likely first. */
  readonly kinds: readonly ImportKind[];
  /** The mapping proposed for each of `kinds` (or for all kinds where none fits). */
  readonly mappings: Readonly<Partial<Record<ImportKind, Readonly<Record<string, string>>>>>;
  readonly fields: Readonly<Record<ImportKind, readonly ImportField[]>>;
  readonly unmappedHeaders: readonly string[];
  /** The batch that already holds this very file, if any. */
  readonly alreadyImported: number | null;
  /** What was ambiguous and how it was settled, one sentence each. */
  readonly notes: readonly string[];
}

export interface ImportOutcome {
  readonly kind: ImportKind;
  readonly file: string;
  readonly sha256: string;
  readonly rows: number;
  readonly accepted: number;
  readonly rejected: number;
  /** Rows that were already there with the same values. */
  readonly unchanged: number;
  readonly inserted: number;
  readonly replaced: number;
  /** The first 1,000 in full. */
  readonly errors: readonly RowIssue[];
  readonly errorCount: number;
  readonly warnings: readonly RowIssue[];
  readonly warningCount: number;
  /** null: nothing was written (dry run, bad rows, or the same file again). */
  readonly batch: number | null;
  /** One sentence: what was written, or why nothing was. */
  readonly message: string;
  readonly elapsedMilliseconds: number;
}

export interface ImportPreview extends ImportOutcome {
  readonly headers: readonly string[];
  /** Up to 200 rows, those with issues first, cells as text in header order. */
  readonly rowsShown: readonly {
    readonly line: number;
    readonly cells: readonly string[];
    readonly issues: readonly RowIssue[];
  }[];
  /** Every value that matches nothing in the workspace (symbols, currencies), with its count. */
  readonly unmappedValues: readonly { readonly column: string; readonly value: string; readonly count: number }[];
}

export interface ImportBatch {
  readonly id: number;
  readonly kind: ImportKind;
  readonly file: string;
  readonly sha256: string;
  readonly importedAt: string;
  readonly rows: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly undone: boolean;
}

export interface SavedMapping {
  readonly name: string;
  readonly kind: ImportKind;
  readonly mapping: Readonly<Record<string, string>>;
  readonly reading: ReadingOptions;
}

export const importOperations = {
  'import.inspect': declare(
    'task',
    'workspace',
    z.strictObject({ file: fileHandle, reading: readingOptions.optional() }),
  ).returns<FileInspection>(),
  'import.preview': declare('task', 'workspace', importRequest).returns<ImportPreview>(),
  'import.commit': declare('task', 'workspace', importRequest).returns<ImportOutcome>(),
  /** The bad rows with their reasons, as CSV text. */
  'import.errorFile': declare('task', 'workspace', importRequest).returns<{
    readonly fileName: string;
    readonly text: string;
  }>(),
  'batches.list': declare('query', 'workspace', empty).returns<readonly ImportBatch[]>(),
  'batches.undo': declare('command', 'workspace', z.strictObject({ id: identifier })).returns<{
    readonly removed: number;
    readonly restored: number;
  }>(),
  'mappings.list': declare('query', 'workspace', empty).returns<readonly SavedMapping[]>(),
  'mappings.remove': declare('command', 'workspace', z.strictObject({ name: shortText })).returns<null>(),
};
