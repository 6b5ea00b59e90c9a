import { type Database } from 'better-sqlite3';
import { type Breach } from '../../src-core/limits/limit.ts';
import { type Halt } from '../../src-core/limits/halts.ts';
import { breachRepository } from './repositories/breaches.ts';
import { haltRepository } from './repositories/halts.ts';

/** What a person signs for; the last value moves with every run and is not in the audit log. */
const signedFields: readonly (keyof Breach)[] = [
  'limitId',
  'portfolio',
  'subject',
  'level',
  'value',
  'threshold',
  'state',
  'openedRun',
  'openedAsOf',
  'owner',
  'reason',
  'waivedUntil',
];

/** Breaches and halts that are not as the audit log last has them: changed by other hands. */
export function changedBreaches(database: Database): string[] {
  const entries = database.prepare<[string], { subject: string; detail: string }>(
    'SELECT subject, detail FROM audit_log WHERE subject GLOB ? ORDER BY id',
  );
  const lastOf = (pattern: string) => new Map(entries.all(pattern).map(({ subject, detail }) => [subject, detail]));
  const breaches = new Map(
    breachRepository(database)
      .all()
      .map((breach) => [`breach ${breach.id}`, breach]),
  );
  const halts = new Map(
    haltRepository(database)
      .all()
      .map((halt) => [`halt ${halt.id}`, halt]),
  );
  const findings: string[] = [];
  for (const [subject, detail] of lastOf('breach [0-9]*')) {
    const logged = (JSON.parse(detail) as { breach: Breach }).breach;
    const stored = breaches.get(subject);
    if (!stored) findings.push(`${subject} is missing`);
    else {
      const changed = signedFields.filter((field) => stored[field] !== logged[field]);
      if (changed.length > 0) findings.push(`${subject} differs from the audit log in ${changed.join(', ')}`);
    }
  }
  for (const [subject, detail] of lastOf('halt [0-9]*')) {
    const logged = JSON.parse(detail) as Halt;
    const stored = halts.get(subject);
    if (!stored) findings.push(`${subject} is missing`);
    else if ((Object.keys(logged) as (keyof Halt)[]).some((field) => stored[field] !== logged[field])) {
      findings.push(`${subject} differs from the audit log`);
    }
  }
  return findings;
}
