import { type Database } from 'better-sqlite3';
import { DomainError } from '../../../src-core/domain-error.ts';
import { type Halt } from '../../../src-core/limits/halts.ts';

const columns = `id, limit_id AS limitId, portfolio, subject, label, unit, value, threshold, at, run_id AS run,
  reset_at AS resetAt, reset_by AS resetBy, reset_reason AS resetReason`;

/** Halts: added by runs, reset once, never removed. */
export function haltRepository(database: Database) {
  const all = database.prepare<[], Halt>(`SELECT ${columns} FROM halts ORDER BY id DESC`);
  const ofPortfolio = database.prepare<[string], Halt>(
    `SELECT ${columns} FROM halts WHERE portfolio = ? ORDER BY id DESC`,
  );
  const one = database.prepare<[number], Halt>(`SELECT ${columns} FROM halts WHERE id = ?`);
  const insert = database.prepare(
    `INSERT INTO halts (limit_id, portfolio, subject, label, unit, value, threshold, at, run_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const reset = database.prepare('UPDATE halts SET reset_at = ?, reset_by = ?, reset_reason = ? WHERE id = ?');
  return {
    all: (portfolio?: string): readonly Halt[] => (portfolio === undefined ? all.all() : ofPortfolio.all(portfolio)),
    /** @throws DomainError UNKNOWN_RECORD */
    find(id: number): Halt {
      const halt = one.get(id);
      if (halt) return halt;
      throw new DomainError('UNKNOWN_RECORD', `There is no halt number ${id}`, {
        kept: 'Nothing was changed',
        remedy: 'List the halts and choose one of them',
      });
    },
    add: (halt: Omit<Halt, 'id'>): number =>
      Number(
        insert.run(
          halt.limitId,
          halt.portfolio,
          halt.subject,
          halt.label,
          halt.unit,
          halt.value,
          halt.threshold,
          halt.at,
          halt.run,
        ).lastInsertRowid,
      ),
    reset: (id: number, at: string, by: string, reason: string): void => void reset.run(at, by, reason, id),
  };
}
