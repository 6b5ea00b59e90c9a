import { type Database } from 'better-sqlite3';
import { type ChampionRow } from '../../src-core/contract/champions.ts';
import { DomainError } from '../../src-core/domain-error.ts';
import { type AuditLog } from './audit-log.ts';
import { type Writing } from './model-store.ts';
import { type ExperimentStore } from './stored-experiment.ts';

type ChampionMethods = 'champion' | 'champions' | 'promoteChampion' | 'demoteChampion';

const columns = `id, portfolio, method, run_id AS run, at, actor AS "by", reason, ended_at AS endedAt, ended_by AS endedBy,
  ended_reason AS endedReason`;

/** The champions of portfolios; each promotion and its end is in the audit log as a whole. */
export function championStore(
  database: Database,
  audit: AuditLog,
  { write }: Writing,
): Pick<ExperimentStore, ChampionMethods> {
  const inForce = database.prepare<[string], ChampionRow>(
    `SELECT ${columns} FROM champions WHERE portfolio = ? AND ended_at IS NULL`,
  );
  const list = database.prepare<[string | null, string | null], ChampionRow>(
    `SELECT ${columns} FROM champions WHERE ? IS NULL OR portfolio = ? ORDER BY id DESC`,
  );
  const one = database.prepare<[number], ChampionRow>(`SELECT ${columns} FROM champions WHERE id = ?`);
  const insert = database.prepare(
    'INSERT INTO champions (portfolio, method, run_id, at, actor, reason) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const finish = database.prepare('UPDATE champions SET ended_at = ?, ended_by = ?, ended_reason = ? WHERE id = ?');

  function log(action: string, champion: ChampionRow, at: string, actor: string): ChampionRow {
    audit.append({ at, actor, action, subject: `champion ${champion.id}`, detail: JSON.stringify(champion) });
    return champion;
  }

  function end(champion: ChampionRow, at: string, by: string, reason: string): ChampionRow {
    finish.run(at, by, reason, champion.id);
    return log('demote champion', one.get(champion.id)!, at, by);
  }

  return {
    champion: (portfolio) => inForce.get(portfolio) ?? null,
    champions: (portfolio) => list.all(portfolio ?? null, portfolio ?? null),
    promoteChampion: ({ portfolio, method, run, at, by, reason }) =>
      write(() => {
        const before = inForce.get(portfolio);
        if (before) end(before, at, by, `followed by ${method} of run ${run}`);
        const id = Number(insert.run(portfolio, method, run, at, by, reason).lastInsertRowid);
        return log('promote champion', one.get(id)!, at, by);
      }),
    demoteChampion: (portfolio, { at, by, reason }) =>
      write(() => {
        const champion = inForce.get(portfolio);
        if (!champion) {
          throw new DomainError('UNKNOWN_RECORD', `${portfolio} has no champion`, { kept: 'Nothing was changed' });
        }
        return end(champion, at, by, reason);
      }),
  };
}

/** Champions that are not as the audit log last has them. */
export function changedChampions(database: Database): string[] {
  const stored = new Map(
    database
      .prepare<[], ChampionRow>(`SELECT ${columns} FROM champions`)
      .all()
      .map((champion) => [`champion ${champion.id}`, champion]),
  );
  const entries = database
    .prepare<[], { subject: string; detail: string }>(
      "SELECT subject, detail FROM audit_log WHERE action IN ('promote champion', 'demote champion') ORDER BY id",
    )
    .all();
  const logged = new Map(entries.map(({ subject, detail }) => [subject, JSON.parse(detail) as ChampionRow]));
  const findings: string[] = [];
  for (const [subject, before] of logged) {
    const now = stored.get(subject);
    if (!now) {
      findings.push(`${subject} is missing`);
      continue;
    }
    const fields = Object.keys(now) as (keyof ChampionRow)[];
    const changed = fields.filter((field) => now[field] !== before[field]);
    if (changed.length > 0) findings.push(`${subject} differs from the audit log in ${changed.join(', ')}`);
  }
  for (const subject of stored.keys()) {
    if (!logged.has(subject)) findings.push(`${subject} was never recorded in the audit log`);
  }
  return findings;
}
