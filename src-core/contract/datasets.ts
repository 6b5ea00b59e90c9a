import { z } from 'zod';
import { declare } from './operation.ts';
import { empty, shortText } from './schemas.ts';

export interface DatasetVersionRow {
  readonly version: string;
  /** Counts up in the order in which they became current. */
  readonly sequence: number;
  readonly name: string;
  readonly pinned: boolean;
  readonly current: boolean;
  readonly firstSeenAt: string;
  /** The import or edit that led to it. */
  readonly madeBy: string;
  /** Imports and edits it consists of. */
  readonly changes: number;
  /** Rows of each table. */
  readonly rows: Readonly<Record<string, number>>;
  readonly runs: number;
  /** null = it can be rebuilt; else what stands in the way. */
  readonly obstacle: string | null;
}

/** What an import or edit did to a table. */
export interface DatasetTableChange {
  readonly table: string;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  /** The first rows as examples. */
  readonly examples: readonly {
    readonly before: Readonly<Record<string, string | number | null>> | null;
    readonly after: Readonly<Record<string, string | number | null>> | null;
  }[];
}

/** An import or edit that is in one of two versions only. */
export interface DatasetChange {
  readonly changeSet: number;
  readonly label: string;
  readonly kind: 'import' | 'edit';
  readonly at: string;
  /** `made`: the second version has it; `taken back`: only the first has. Counts and examples are as the second sees it. */
  readonly direction: 'made' | 'taken back';
  readonly tables: readonly DatasetTableChange[];
}

export interface DatasetDiff {
  readonly from: DatasetVersionRow;
  readonly to: DatasetVersionRow;
  readonly changes: readonly DatasetChange[];
}

/** A version's hash, the beginning of it (six characters or more) or its name. */
const versionText = shortText;

export const datasetOperations = {
  'datasets.list': declare('query', 'workspace', empty).returns<readonly DatasetVersionRow[]>(),
  'datasets.diff': declare(
    'query',
    'workspace',
    z.strictObject({ from: versionText, to: versionText }),
  ).returns<DatasetDiff>(),
  /** Undoable. */
  'datasets.edit': declare(
    'command',
    'workspace',
    z.strictObject({
      version: versionText,
      name: z.string().trim().max(100).optional(),
      pinned: z.boolean().optional(),
    }),
  ).returns<DatasetVersionRow>(),
  /** Writes a workspace file whose data are those of a version. */
  'datasets.rebuild': declare(
    'task',
    'workspace',
    z.strictObject({ version: versionText, path: z.string().min(1).max(4096) }),
  ).returns<{ readonly path: string; readonly bytes: number; readonly version: string }>(),
};
