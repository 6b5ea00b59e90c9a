import { type Database } from 'better-sqlite3';
import { type EpochDay } from '../../../src-core/market/epoch-day.ts';

/** When the first import was made that brought a price of a day; null where none of those in force did. */
export function priceArrivalReader(database: Database): (day: EpochDay) => string | null {
  // A row that was replaced is marked with the later import; the one that brought it stands in the recorded change.
  const first = database
    .prepare<[EpochDay], string | null>(
      `WITH priced AS (
         SELECT p.security_id, p.date, p.batch_id
         FROM securities s CROSS JOIN prices p ON p.security_id = s.id AND p.date = ?)
       SELECT min(imported_at) FROM import_batches WHERE id IN (
         SELECT batch_id FROM priced
         UNION
         SELECT json_extract(c.before, '$.batch_id')
         FROM priced CROSS JOIN changes c
           ON c.table_name = 'prices' AND c.row_key = json_array(priced.security_id, priced.date)
         JOIN change_sets s ON s.id = c.change_set_id AND s.state = 'applied')`,
    )
    .pluck();
  return (day) => first.get(day) ?? null;
}
