import { type Database, type Statement } from 'better-sqlite3';
import { recordedTables, type Cell, type RecordedTable, type RowImage } from './recorded-tables.ts';

/** Reads, writes and deletes whole rows of one recorded table by key. */
export interface RowAccess {
  readonly key: readonly string[];
  readonly columns: readonly string[];
  read(key: RowImage): RowImage | null;
  write(row: RowImage): void;
  remove(key: RowImage): void;
}

const quoted = (name: string) => `"${name}"`;

/** Row access for every recorded table over one connection; statements are prepared once, when first used. */
export function rowAccess(database: Database): (table: RecordedTable) => RowAccess {
  const known = new Map<RecordedTable, RowAccess>();
  return (table) => {
    let access = known.get(table);
    if (!access) known.set(table, (access = prepareAccess(database, table)));
    return access;
  };
}

function prepareAccess(database: Database, table: RecordedTable): RowAccess {
  const key: readonly string[] = recordedTables[table].key;
  const columns: readonly string[] = [...key, ...recordedTables[table].columns];
  const names = columns.map(quoted).join(', ');
  const where = key.map((name) => `${quoted(name)} IS ?`).join(' AND ');
  const update = recordedTables[table].columns.map((name) => `${quoted(name)} = excluded.${quoted(name)}`).join(', ');
  const read: Statement<Cell[], RowImage> = database.prepare(`SELECT ${names} FROM ${table} WHERE ${where}`);
  const write = database.prepare<Cell[]>(
    `INSERT INTO ${table} (${names}) VALUES (${columns.map(() => '?').join(', ')})
     ON CONFLICT (${key.map(quoted).join(', ')}) DO UPDATE SET ${update}`,
  );
  const remove = database.prepare<Cell[]>(`DELETE FROM ${table} WHERE ${where}`);
  const cells = (row: RowImage, wanted: readonly string[]) => wanted.map((name) => row[name] ?? null);
  return {
    key,
    columns,
    read: (row) => read.get(...cells(row, key)) ?? null,
    write: (row) => void write.run(...cells(row, columns)),
    remove: (row) => void remove.run(...cells(row, key)),
  };
}

/** Whether two images of a row of one table are the same. */
export function sameRow(a: RowImage | null, b: RowImage | null, columns: readonly string[]): boolean {
  if (a === null || b === null) return a === b;
  return columns.every((name) => (a[name] ?? null) === (b[name] ?? null));
}
