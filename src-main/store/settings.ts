import { type Database } from 'better-sqlite3';
import { z } from 'zod';
import { workspaceSettings, type WorkspaceSettings } from '../../src-core/contract/portfolios.ts';
import { readJson } from './repositories/json-column.ts';

/** What holds until the user says otherwise. */
export const defaultSettings: WorkspaceSettings = {
  baseCurrency: 'USD',
  tradingDaysPerYear: 252,
  maxStaleDays: 5,
  window: 500,
  confidence: 0.99,
  ewmaLambda: 0.94,
  factorModelPreset: 'full',
  breachHysteresis: 0.02,
  breachReopenDays: 7,
  workers: 0,
  reportLocale: 'iso',
  reportFooter: '',
  reportLogo: '',
};

const schemas: Readonly<Record<string, z.ZodType>> = workspaceSettings.shape;

/** @throws DomainError CORRUPT_WORKSPACE where a stored setting is not one this program could have written */
export function readSettings(database: Database): WorkspaceSettings {
  const rows = database.prepare<[], { name: string; value: string }>('SELECT name, value FROM settings').all();
  const stored = rows.map(({ name, value }) => {
    return [name, readJson(value, schemas[name] ?? z.never(), `the setting ${name}`)] as const;
  });
  return { ...defaultSettings, ...Object.fromEntries(stored) };
}
