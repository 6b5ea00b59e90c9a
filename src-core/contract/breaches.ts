import { z } from 'zod';
import { type BreachEvent } from '../limits/breach-event.ts';
import { type BreachAction } from '../limits/breach-life.ts';
import { type Halt } from '../limits/halts.ts';
import { type Breach } from '../limits/limit.ts';
import { declare } from './operation.ts';
import { identifier, isoDateText, noteText, shortText } from './schemas.ts';

const ofPortfolio = z.strictObject({ portfolio: shortText.optional() });
/** Who does it, as it stands in the audit log. */
const by = shortText;
const reason = noteText.trim().min(1);

export const breachChange = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('acknowledge'),
    id: identifier,
    by,
    /** Absent = who acknowledges. */
    owner: shortText.optional(),
    text: noteText.default(''),
  }),
  z.strictObject({ action: z.literal('assign'), id: identifier, by, owner: shortText }),
  z.strictObject({ action: z.literal('comment'), id: identifier, by, text: reason }),
  z.strictObject({ action: z.literal('waive'), id: identifier, by, until: isoDateText, reason }),
  z.strictObject({ action: z.literal('withdraw-waiver'), id: identifier, by, reason }),
]);
export type BreachChangeInput = z.input<typeof breachChange>;

/** A breach with all that happened to it, oldest first. */
export interface BreachHistory {
  readonly breach: Breach;
  readonly events: readonly BreachEvent[];
  /** What can be done with it now. */
  readonly actions: readonly BreachAction[];
}

/** An entry of the audit log; each holds the hash of the one before it. */
export interface AuditRow {
  readonly id: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: string;
  readonly hash: string;
}

export interface AuditView {
  /** Newest first. */
  readonly entries: readonly AuditRow[];
  readonly total: number;
  /** Number of the first entry that does not follow from those before it; null = the chain is whole. */
  readonly brokenAt: number | null;
}

export const breachOperations = {
  'breaches.list': declare('query', 'workspace', ofPortfolio).returns<readonly Breach[]>(),
  'breaches.show': declare('query', 'workspace', z.strictObject({ id: identifier })).returns<BreachHistory>(),
  'breaches.change': declare('command', 'workspace', breachChange).returns<BreachHistory>(),
  /** Newest first, those that were reset too. */
  'halts.list': declare('query', 'workspace', ofPortfolio).returns<readonly Halt[]>(),
  'halts.reset': declare('command', 'workspace', z.strictObject({ id: identifier, by, reason })).returns<Halt>(),
  'audit.list': declare(
    'query',
    'workspace',
    z.strictObject({ before: identifier.optional(), count: z.int().min(1).max(5000).default(200) }),
  ).returns<AuditView>(),
};
