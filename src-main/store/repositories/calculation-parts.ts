import { createHash } from 'node:crypto';
import { type Database } from 'better-sqlite3';

interface PartRow {
  readonly part: string;
  readonly sha256: string;
  readonly content: Buffer;
}

/** Calculations interrupted longer ago than this are not taken up again. */
const keptDays = 30;

/** Finished parts of calculations that have not ended, so that an interrupted one goes on where it stopped. */
export function calculationPartRepository(database: Database) {
  const of = database.prepare<[string], PartRow>(
    'SELECT part, sha256, content FROM calculation_parts WHERE calculation = ?',
  );
  const all = database.prepare<[string], { readonly calculation: string; readonly keptAt: string }>(
    'SELECT calculation, max(kept_at) AS keptAt FROM calculation_parts WHERE instr(calculation, ?) = 1 GROUP BY calculation ORDER BY keptAt DESC, calculation',
  );
  const put = database.prepare('INSERT OR REPLACE INTO calculation_parts VALUES (?, ?, ?, ?, ?)');
  const drop = database.prepare('DELETE FROM calculation_parts WHERE calculation = ?');
  const dropOld = database.prepare("DELETE FROM calculation_parts WHERE kept_at < datetime(?, '-' || ? || ' days')");
  return {
    all: (prefix: string) => all.all(prefix),
    /** Parts whose content is no longer what was kept are left out: they are computed anew. */
    of: (calculation: string): ReadonlyMap<string, Uint8Array> =>
      new Map(
        of
          .all(calculation)
          .filter(({ sha256, content }) => hashOf(content) === sha256)
          .map(({ part, content }) => [part, content]),
      ),
    keep(calculation: string, part: string, content: Uint8Array, at: string): void {
      dropOld.run(at, keptDays);
      put.run(calculation, part, at, hashOf(content), content);
    },
    drop: (calculation: string): void => void drop.run(calculation),
  };
}

function hashOf(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
