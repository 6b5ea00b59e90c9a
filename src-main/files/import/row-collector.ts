import { type BatchRows } from '../../../src-core/portfolio/imported-rows.ts';
import { type Collector, type ImportContext } from './kind.ts';
import { duplicateReason } from './reasons.ts';
import { RowCells } from './row-cells.ts';

/** How a kind reads its rows into objects. */
export interface RowReading<Row> {
  /** Reads one row; null, or a cell reported as an error, rejects it. */
  read(cells: RowCells): Row | null;
  /** Fields that together may occur once in a file, and their values in a row. */
  readonly keyFields: readonly string[];
  key(row: Row): readonly (string | number)[];
  batch(rows: readonly Row[]): BatchRows;
  /** Checks across rows, after the last one. */
  review?(rows: readonly Row[], lines: readonly number[]): void;
  notes?(): readonly string[];
}

/** Collects rows as objects, for the kinds whose files are small; refuses the second row with the same key. */
export function rowCollector<Row>(context: ImportContext, reading: RowReading<Row>): Collector {
  const cells = new RowCells(context);
  const rows: Row[] = [];
  const lines: number[] = [];
  const seen = new Map<string, { index: number; times: number }>();
  let count = 0;

  return {
    row(values, line) {
      count++;
      cells.at(values, line);
      const row = cells.sound ? reading.read(cells) : null;
      if (row === null || !cells.sound) return;
      const key = reading.key(row);
      const name = JSON.stringify(key);
      const before = seen.get(name);
      if (!before) {
        seen.set(name, { index: rows.length, times: 1 });
        rows.push(row);
        lines.push(line);
        return;
      }
      before.times++;
      const same = JSON.stringify(rows[before.index]) === JSON.stringify(row);
      cells.error(
        reading.keyFields[0] ?? '',
        key.length === 0 ? '' : cells.raw(reading.keyFields[0] ?? ''),
        duplicateReason(reading.keyFields, lines[before.index] ?? 0, before.times, same),
      );
    },
    refuse() {
      count++;
    },
    finish() {
      reading.review?.(rows, lines);
      return { batch: reading.batch(rows), rows: count, accepted: rows.length, notes: reading.notes?.() ?? [] };
    },
  };
}
