import { type Database } from 'better-sqlite3';
import { DomainError } from '../../../src-core/domain-error.ts';
import { type StyleRow, type StyleValueRow } from '../store.ts';

export function styleRepository(database: Database) {
  const columns = `id, label, formula, (SELECT count(*) FROM style_values WHERE style_id = styles.id) AS "values"`;
  const all = database.prepare<[], StyleRow>(`SELECT ${columns} FROM styles ORDER BY id`);
  const one = database.prepare<[string], StyleRow>(`SELECT ${columns} FROM styles WHERE id = ?`);
  const values = database.prepare<[string], StyleValueRow>(
    `SELECT style_id AS style, symbol, date, value FROM style_values JOIN securities ON securities.id = security_id
     WHERE style_id = ? ORDER BY symbol, date`,
  );
  const keys = database.prepare<[string], { security_id: number; date: number }>(
    'SELECT security_id, date FROM style_values WHERE style_id = ? ORDER BY security_id, date',
  );
  return {
    all: (): readonly StyleRow[] => all.all(),
    /** @throws DomainError UNKNOWN_RECORD */
    find(id: string): StyleRow {
      const style = one.get(id);
      if (style) return style;
      throw new DomainError('UNKNOWN_RECORD', `There is no style ${id} of your own`, {
        kept: 'Nothing was changed',
        remedy: 'List the styles and choose one of them',
      });
    },
    values: (id: string): readonly StyleValueRow[] => values.all(id),
    valueKeys: (id: string) => keys.all(id),
  };
}
