import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { type Database } from 'better-sqlite3';
import { fromRanges, type SetRange } from '../change-set-ranges.ts';
import { conflict } from '../change-set.ts';

interface PriceRow {
  readonly security_id: number;
  readonly date: number;
  readonly close: number;
  readonly adj_close: number | null;
  readonly volume: number | null;
}

interface KeptPrices {
  readonly sha256: string;
  readonly content: Buffer;
}

/** Bytes of a row: two whole numbers of 4, three floats of 8. */
const rowBytes = 2 * Int32Array.BYTES_PER_ELEMENT + 3 * Float64Array.BYTES_PER_ELEMENT;

/**
 * Prices that imports had added before they were undone. They are kept where a run was computed on them or a version with them is
 * pinned, so that such a version can be rebuilt; other versions need the file again.
 */
export function undonePriceRepository(database: Database) {
  const added = database.prepare<[number], PriceRow>(
    'SELECT security_id, date, close, adj_close, volume FROM prices WHERE batch_id = ? ORDER BY security_id, date',
  );
  const keep = database.prepare('INSERT OR REPLACE INTO undone_prices VALUES (?, ?, ?)');
  const kept = database.prepare<[number], KeptPrices>('SELECT sha256, content FROM undone_prices WHERE batch_id = ?');
  const insert = database.prepare('INSERT INTO prices VALUES (?, ?, ?, ?, ?, ?)');

  /** Changes of data in versions that somebody relies on. */
  function neededSets(): ReadonlySet<number> {
    const every = database
      .prepare<[], number>('SELECT id FROM change_sets WHERE dataset_hash IS NOT NULL ORDER BY id')
      .pluck()
      .all();
    const relied = database
      .prepare<[], string>(
        `SELECT change_sets FROM dataset_versions d
         WHERE EXISTS (SELECT 1 FROM dataset_notes n WHERE n.version = d.version AND n.pinned = 1)
           OR EXISTS (SELECT 1 FROM runs r WHERE r.dataset_version = d.version AND r.origin <> 'imported')`,
      )
      .pluck();
    return new Set(relied.all().flatMap((ranges) => fromRanges(JSON.parse(ranges) as SetRange[], every)));
  }

  return {
    /** Called while the rows marked with the batch are those that it added. */
    keepWhereNeeded(batch: number): void {
      const set = database
        .prepare<[number], number>('SELECT change_set_id FROM import_batches WHERE id = ?')
        .pluck()
        .get(batch);
      if (set === undefined || !neededSets().has(set)) return;
      const bytes = packed(added.all(batch));
      keep.run(batch, hashOf(bytes), deflateRawSync(bytes, { level: 1 }));
    },
    /** @throws DomainError BATCH_CONFLICT where they were not kept, or other prices are in their place */
    bringBack(batch: number): void {
      const found = kept.get(batch);
      const bytes = found && intact(found);
      if (!bytes) throw conflict('the loss of the prices it had added');
      for (const row of unpacked(bytes)) {
        insert.run(row.security_id, row.date, row.close, row.adj_close, row.volume, batch);
      }
      database.prepare('DELETE FROM undone_prices WHERE batch_id = ?').run(batch);
    },
    /** Batches whose kept prices no longer have the hash they were kept with. */
    damage: (): readonly string[] =>
      database
        .prepare<[], KeptPrices & { readonly batch: number }>(
          'SELECT batch_id AS batch, sha256, content FROM undone_prices ORDER BY batch_id',
        )
        .all()
        .filter((row) => intact(row) === null)
        .map(({ batch }) => `the prices kept of the undone batch ${batch} no longer have the hash they were kept with`),
    /** Forgets those that no run and no pinned version needs any more. */
    dropUnneeded(): void {
      const needed = neededSets();
      const all = database
        .prepare<[], { batch: number; set: number }>(
          'SELECT u.batch_id AS batch, b.change_set_id AS "set" FROM undone_prices u JOIN import_batches b ON b.id = u.batch_id',
        )
        .all();
      const drop = database.prepare('DELETE FROM undone_prices WHERE batch_id = ?');
      for (const { batch, set } of all) if (!needed.has(set)) drop.run(batch);
    },
  };
}

/** Column by column, which deflates better; NaN = missing. */
function packed(rows: readonly PriceRow[]): Buffer {
  const n = rows.length;
  const bytes = new Uint8Array(n * rowBytes);
  const floats = new Float64Array(bytes.buffer, 0, 3 * n);
  const whole = new Int32Array(bytes.buffer, 3 * n * Float64Array.BYTES_PER_ELEMENT, 2 * n);
  rows.forEach((row, i) => {
    floats[i] = row.close;
    floats[n + i] = row.adj_close ?? NaN;
    floats[2 * n + i] = row.volume ?? NaN;
    whole[i] = row.security_id;
    whole[n + i] = row.date;
  });
  return Buffer.from(bytes.buffer);
}

function* unpacked(content: Buffer): Generator<PriceRow> {
  const bytes = Uint8Array.from(content);
  const n = bytes.byteLength / rowBytes;
  const floats = new Float64Array(bytes.buffer, 0, 3 * n);
  const whole = new Int32Array(bytes.buffer, 3 * n * Float64Array.BYTES_PER_ELEMENT, 2 * n);
  const known = (value: number) => (Number.isNaN(value) ? null : value);
  for (let i = 0; i < n; i++) {
    yield {
      security_id: whole[i]!,
      date: whole[n + i]!,
      close: floats[i]!,
      adj_close: known(floats[n + i]!),
      volume: known(floats[2 * n + i]!),
    };
  }
}

/** The content; null where it is no longer what was kept. */
function intact({ sha256, content }: KeptPrices): Buffer | null {
  try {
    const bytes = inflateRawSync(content);
    return hashOf(bytes) === sha256 ? bytes : null;
  } catch {
    return null;
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
