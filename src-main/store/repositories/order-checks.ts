import { isDeepStrictEqual } from 'node:util';
import { type Database } from 'better-sqlite3';
import { z } from 'zod';
import { type LoggedOrderCheck } from '../../../src-core/contract/pre-trade.ts';
import { type AuditEntry } from '../store.ts';
import { readJson } from './json-column.ts';

/** What the audit log calls the recording of a check; its detail holds all of it. */
export const orderCheckAction = 'check orders';

interface OrderCheckRow {
  readonly id: number;
  readonly at: string;
  readonly actor: string;
  readonly portfolio: string;
  readonly as_of: string;
  readonly dataset_version: string;
  readonly action: LoggedOrderCheck['action'];
  readonly orders: string;
  readonly inputs: string;
  readonly result: string;
}

/** The log of pre-trade checks. */
export function orderCheckRepository(database: Database) {
  const insert = database.prepare(
    'INSERT INTO order_checks (at, actor, portfolio, as_of, dataset_version, action, orders, inputs, result) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const all = database.prepare<[number], OrderCheckRow>('SELECT * FROM order_checks ORDER BY id DESC LIMIT ?');
  const ofPortfolio = database.prepare<[string, number], OrderCheckRow>(
    'SELECT * FROM order_checks WHERE portfolio = ? ORDER BY id DESC LIMIT ?',
  );
  const everything = database.prepare<[], OrderCheckRow>('SELECT * FROM order_checks ORDER BY id');
  return {
    add(check: Omit<LoggedOrderCheck, 'id'>): number {
      const { at, actor, portfolio, asOf, datasetVersion, action, orders, inputs, result } = check;
      const json = [orders, inputs, result].map((part) => JSON.stringify(part));
      return Number(insert.run(at, actor, portfolio, asOf, datasetVersion, action, ...json).lastInsertRowid);
    },
    newest: (portfolio: string | undefined, limit: number): readonly LoggedOrderCheck[] =>
      (portfolio === undefined ? all.all(limit) : ofPortfolio.all(portfolio, limit)).map(toLogged),
    /** Checks that are not what the audit log says was recorded. */
    damage(entries: readonly AuditEntry[]): readonly string[] {
      const rows = new Map(everything.all().map((row) => [row.id, row]));
      const found: string[] = [];
      for (const { action, detail } of entries) {
        if (action !== orderCheckAction) continue;
        const recorded = JSON.parse(detail) as LoggedOrderCheck;
        const { id } = recorded;
        const row = rows.get(id);
        rows.delete(id);
        if (row === undefined) found.push(`order check ${id} is missing`);
        else if (!isDeepStrictEqual(toLogged(row), recorded)) found.push(`order check ${id} was changed`);
      }
      return [...found, ...[...rows.keys()].map((id) => `order check ${id} was never recorded in the audit log`)];
    },
  };
}

const orders = z.custom<LoggedOrderCheck['orders']>(Array.isArray);
const result = z.custom<LoggedOrderCheck['result']>((value) => typeof value === 'object' && value !== null);

function toLogged(row: OrderCheckRow): LoggedOrderCheck {
  const what = `order check ${row.id}`;
  return {
    id: row.id,
    at: row.at,
    actor: row.actor,
    portfolio: row.portfolio,
    asOf: row.as_of,
    datasetVersion: row.dataset_version,
    action: row.action,
    orders: readJson(row.orders, orders, what),
    inputs: readJson(row.inputs, z.unknown(), what),
    result: readJson(row.result, result, what),
  };
}
