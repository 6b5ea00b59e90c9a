import { type Database } from 'better-sqlite3';
import { reportProfile, type ReportProfile } from '../../../src-core/contract/reports.ts';
import { readJson } from './json-column.ts';

export function reportProfileRepository(database: Database) {
  const ofPortfolio = database.prepare<[string], { name: string; definition: string }>(
    'SELECT name, definition FROM report_profiles WHERE portfolio = ? ORDER BY name',
  );
  return {
    /** By name. @throws DomainError CORRUPT_WORKSPACE */
    all: (portfolio: string): readonly ReportProfile[] =>
      ofPortfolio
        .all(portfolio)
        .map(({ name, definition }) => readJson(definition, reportProfile, `the report profile ${name}`)),
  };
}
