import { type Database } from 'better-sqlite3';
import { DomainError } from '../../../src-core/domain-error.ts';
import { type BreachEvent } from '../../../src-core/limits/breach-event.ts';
import { type Breach } from '../../../src-core/limits/limit.ts';

const breachColumns: readonly (readonly [column: string, field: Exclude<keyof Breach, 'id'>])[] = [
  ['limit_id', 'limitId'],
  ['portfolio', 'portfolio'],
  ['metric', 'metric'],
  ['label', 'label'],
  ['unit', 'unit'],
  ['subject', 'subject'],
  ['level', 'level'],
  ['value', 'value'],
  ['threshold', 'threshold'],
  ['state', 'state'],
  ['opened_run', 'openedRun'],
  ['opened_at', 'openedAt'],
  ['opened_as_of', 'openedAsOf'],
  ['last_run', 'lastRun'],
  ['last_value', 'lastValue'],
  ['resolved_run', 'resolvedRun'],
  ['resolved_at', 'resolvedAt'],
  ['resolved_as_of', 'resolvedAsOf'],
  ['owner', 'owner'],
  ['reason', 'reason'],
  ['waived_until', 'waivedUntil'],
];

export function breachRepository(database: Database) {
  const fields = breachColumns.map(([column, field]) => `${column} AS ${field}`).join(', ');
  const names = breachColumns.map(([column]) => column);
  const all = database.prepare<[], Breach>(`SELECT id, ${fields} FROM breaches ORDER BY id DESC`);
  const ofPortfolio = database.prepare<[string], Breach>(
    `SELECT id, ${fields} FROM breaches WHERE portfolio = ? ORDER BY id DESC`,
  );
  const one = database.prepare<[number], Breach>(`SELECT id, ${fields} FROM breaches WHERE id = ?`);
  const insert = database.prepare(
    `INSERT INTO breaches (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
  );
  const update = database.prepare(`UPDATE breaches SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`);
  const cells = (breach: Omit<Breach, 'id'>) => breachColumns.map(([, field]) => breach[field]);
  const events = database.prepare<[number], BreachEvent>(
    'SELECT id, breach_id AS breachId, at, actor, kind, text, run_id AS run FROM breach_events WHERE breach_id = ? ORDER BY id',
  );
  const note = database.prepare(
    'INSERT INTO breach_events (breach_id, at, actor, kind, text, run_id) VALUES (?, ?, ?, ?, ?, ?)',
  );
  return {
    all: (portfolio?: string): readonly Breach[] => (portfolio === undefined ? all.all() : ofPortfolio.all(portfolio)),
    open: (breach: Omit<Breach, 'id'>): number => Number(insert.run(...cells(breach)).lastInsertRowid),
    update: (breach: Breach): void => void update.run(...cells(breach), breach.id),
    /** @throws DomainError UNKNOWN_RECORD */
    find(id: number): Breach {
      const breach = one.get(id);
      if (breach) return breach;
      throw new DomainError('UNKNOWN_RECORD', `There is no breach number ${id}`, {
        kept: 'Nothing was changed',
        remedy: 'List the breaches and choose one of them',
      });
    },
    events: (id: number): readonly BreachEvent[] => events.all(id),
    note: ({ breachId, at, actor, kind, text, run }: Omit<BreachEvent, 'id'>): void =>
      void note.run(breachId, at, actor, kind, text, run),
  };
}
