import { type Database } from 'better-sqlite3';
import { type QualityEntry, type QualityFigures } from '../../../src-core/contract/monitoring.ts';
import { epochDay, isoDate } from '../../../src-core/market/epoch-day.ts';

interface QualityRow {
  readonly at: string;
  readonly datasetVersion: string;
  readonly asOf: number | null;
  readonly figures: string;
}

/** Entries that stay in the log. */
const keptEntries = 5000;

/** The quality of the data, an entry for each version of the dataset that was looked at. */
export function qualityLogRepository(database: Database) {
  const all = database.prepare<[], QualityRow>(
    'SELECT at, dataset_version AS datasetVersion, as_of AS asOf, figures FROM quality_log ORDER BY id',
  );
  const prune = database.prepare('DELETE FROM quality_log WHERE id <= ?');
  const insert = database.prepare('INSERT INTO quality_log (at, dataset_version, as_of, figures) VALUES (?, ?, ?, ?)');
  return {
    /** Oldest first. */
    all: (): readonly QualityEntry[] =>
      all.all().map(({ asOf, figures, ...entry }) => ({
        ...entry,
        asOf: asOf === null ? null : isoDate(asOf),
        figures: JSON.parse(figures) as QualityFigures,
      })),
    add({ at, datasetVersion, asOf, figures }: QualityEntry): void {
      const day = asOf === null ? null : epochDay(asOf);
      const { lastInsertRowid } = insert.run(at, datasetVersion, day, JSON.stringify(figures));
      prune.run(Number(lastInsertRowid) - keptEntries);
    },
  };
}
