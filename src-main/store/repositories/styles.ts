import { type Database } from 'better-sqlite3';
import { type StyleRow, type StyleValueRow } from '../store.ts';

export function styleRepository(database: Database) {
  const all = database.prepare<[], StyleRow>(
    `SELECT id, label, formula, (SELECT count(*) FROM style_values WHERE style_id = styles.id) AS "values"
     FROM styles ORDER BY id`,
  );
  const values = database.prepare<[string], StyleValueRow>(
    `SELECT style_id AS style, symbol, date, value FROM style_values JOIN securities ON securities.id = security_id
     WHERE style_id = ? ORDER BY symbol, date`,
  );
  const keys = database.prepare<[string], { security_id: number; date: number }>(
    'SELECT security_id, date FROM style_values WHERE style_id = ? ORDER BY security_id, date',
  );
  return {
    all: (): readonly StyleRow[] => all.all(),
    find: (id: string): StyleRow | null => all.all().find((style) => style.id === id) ?? null,
    values: (id: string): readonly StyleValueRow[] => values.all(id),
    valueKeys: (id: string) => keys.all(id),
  };
}
