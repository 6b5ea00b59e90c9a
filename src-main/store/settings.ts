import { type Database } from 'better-sqlite3';
import { type WorkspaceSettings } from '../../src-core/contract/portfolios.ts';
import { readJson } from './repositories/json-column.ts';

/** What holds until the user says otherwise. */
export const defaultSettings: WorkspaceSettings = {
  baseCurrency: 'USD',
  tradingDaysPerYear: 252,
  maxStaleDays: 5,
  window: 500,
  confidence: 0.99,
  ewmaLambda: 0.94,
  workers: 0,
};

export function readSettings(database: Database): WorkspaceSettings {
  const rows = database.prepare<[], { name: string; value: string }>('SELECT name, value FROM settings').all();
  return { ...defaultSettings, ...Object.fromEntries(rows.map(({ name, value }) => [name, readJson<unknown>(value)])) };
}
