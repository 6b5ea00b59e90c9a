import { type Database } from 'better-sqlite3';
import { type Security } from '../store.ts';

interface SecurityRow {
  readonly symbol: string;
  readonly name: string;
  readonly sector: string;
  readonly subIndustry: string;
  readonly currency: string;
  readonly country: string;
  readonly isin: string;
  readonly benchmark: 0 | 1;
}

const columns = 'symbol, name, sector, sub_industry AS subIndustry, currency, country, isin, benchmark';

export function securityRepository(database: Database) {
  const all = database.prepare<[], SecurityRow>(`SELECT ${columns} FROM securities ORDER BY symbol`);
  const search = database.prepare<[string, string, string, number], SecurityRow>(
    `SELECT ${columns} FROM securities
     WHERE symbol LIKE ? ESCAPE '\\' OR name LIKE ? ESCAPE '\\'
     ORDER BY symbol LIKE ? ESCAPE '\\' DESC, symbol LIMIT ?`,
  );
  const ids = database.prepare<[], { id: number; symbol: string }>('SELECT id, symbol FROM securities');
  return {
    all: (): readonly Security[] => all.all().map(toSecurity),
    /** Symbols or names that contain the text; symbols that start with it come first. */
    search(text: string, limit: number): readonly Security[] {
      const literal = text.replaceAll(/[\\%_]/g, (special) => `\\${special}`);
      return search.all(`%${literal}%`, `%${literal}%`, `${literal}%`, limit).map(toSecurity);
    },
    ids: (): ReadonlyMap<string, number> => new Map(ids.all().map(({ id, symbol }) => [symbol, id])),
  };
}

function toSecurity(row: SecurityRow): Security {
  return { ...row, benchmark: row.benchmark === 1 };
}
