import SQLite, { type Database } from 'better-sqlite3';
import { z } from 'zod';
import { type Panel } from '../../src-core/market/panel.ts';
import { sharedFloats, sharedIntegers } from './panel-loader.ts';

const headerSchema = z.object({
  symbols: z.array(z.string()),
  currencies: z.array(z.string()),
  dates: z.int().nonnegative(),
});
type Header = z.infer<typeof headerSchema>;

/** Parts larger than this are not cached: they would not fit one SQLite value. */
const largestPart = 512 * 1024 * 1024;

/** The whole panel as bytes, valid for one dataset version; a convenience that may be missing at any time. */
export interface PanelCache {
  /** Dataset version of what is kept; null = nothing. */
  version(): string | null;
  /** Null where there is none, it is of other data, or it cannot be read. */
  read(datasetVersion: string): Panel | null;
  /** Leaves it out where the disk has no room or another program is writing. */
  write(datasetVersion: string, panel: Panel): void;
}

export function panelCache(database: Database): PanelCache {
  const read = database
    .prepare<[string, string], Buffer>('SELECT content FROM panel_cache WHERE dataset_version = ? AND part = ?')
    .pluck();
  const write = database.prepare('INSERT INTO panel_cache (dataset_version, part, content) VALUES (?, ?, ?)');
  const clear = database.prepare('DELETE FROM panel_cache');

  function readFloats(version: string, part: string, cells: number): Float64Array | null {
    const bytes = read.get(version, part);
    if (bytes?.length !== cells * Float64Array.BYTES_PER_ELEMENT) return null;
    const values = sharedFloats(cells);
    new Uint8Array(values.buffer).set(bytes);
    return values;
  }

  function readPanel(version: string): Panel | null {
    const header = parseHeader(read.get(version, 'header'));
    if (!header) return null;
    const dateBytes = read.get(version, 'dates');
    if (dateBytes?.length !== header.dates * Int32Array.BYTES_PER_ELEMENT) return null;
    const dates = sharedIntegers(header.dates);
    new Uint8Array(dates.buffer).set(dateBytes);
    const cells = header.dates * header.symbols.length;
    const close = readFloats(version, 'close', cells);
    const totalReturn = readFloats(version, 'total_return', cells);
    const volume = readFloats(version, 'volume', cells);
    if (!close || !totalReturn || !volume) return null;
    return { dates, symbols: header.symbols, currencies: header.currencies, close, totalReturn, volume };
  }

  const keptVersion = database
    .prepare<[], string>("SELECT dataset_version FROM panel_cache WHERE part = 'header'")
    .pluck();

  return {
    version: () => withoutCacheOn(['SQLITE_CORRUPT'], () => keptVersion.get() ?? null),
    read: (version) => withoutCacheOn(['SQLITE_CORRUPT'], () => readPanel(version)),
    write(version, panel) {
      if (panel.close.byteLength > largestPart) return;
      const header: Header = {
        symbols: [...panel.symbols],
        currencies: [...panel.currencies],
        dates: panel.dates.length,
      };
      const bytes = (values: Float64Array | Int32Array) =>
        Buffer.from(values.buffer, values.byteOffset, values.byteLength);
      const writeAll = database.transaction(() => {
        clear.run();
        write.run(version, 'header', Buffer.from(JSON.stringify(header)));
        write.run(version, 'dates', bytes(panel.dates));
        write.run(version, 'close', bytes(panel.close));
        write.run(version, 'total_return', bytes(panel.totalReturn));
        write.run(version, 'volume', bytes(panel.volume));
      });
      withoutCacheOn(['SQLITE_FULL', 'SQLITE_BUSY'], writeAll);
    },
  };
}

/** The panel is there without its cache too: these troubles must not keep anyone from it. */
function withoutCacheOn<Result>(codes: readonly string[], body: () => Result): Result | null {
  try {
    return body();
  } catch (thrown) {
    if (thrown instanceof SQLite.SqliteError && codes.some((code) => thrown.code.startsWith(code))) return null;
    throw thrown;
  }
}

function parseHeader(bytes: Buffer | undefined): Header | null {
  if (!bytes) return null;
  try {
    const header = headerSchema.parse(JSON.parse(bytes.toString('utf8')));
    return header.symbols.length === header.currencies.length ? header : null;
  } catch {
    // Whatever it is, it is no header of ours; the panel is read from the table instead.
    return null;
  }
}
