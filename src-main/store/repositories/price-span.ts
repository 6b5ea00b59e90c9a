import { type Database } from 'better-sqlite3';
import { type Store } from '../store.ts';

type PriceSpan = ReturnType<Store['priceSpan']>;

/** How many prices there are and from when to when; counted once for each dataset version. */
export function priceSpanReader(database: Database, datasetVersion: () => string): () => PriceSpan {
  const rows = database.prepare<[], number>('SELECT count(*) FROM prices').pluck();
  // Two look-ups in the key a security instead of one pass over all prices.
  const dates = database.prepare<[], { first: number | null; last: number | null }>(
    `SELECT min(first) AS first, max(last) AS last FROM (
       SELECT (SELECT min(date) FROM prices WHERE security_id = securities.id) AS first,
              (SELECT max(date) FROM prices WHERE security_id = securities.id) AS last FROM securities)`,
  );
  let counted: { readonly version: string; readonly span: PriceSpan } | null = null;
  return () => {
    const version = datasetVersion();
    if (counted?.version !== version) counted = { version, span: { rows: rows.get() ?? 0, ...dates.get()! } };
    return counted.span;
  };
}
