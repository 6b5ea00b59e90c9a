/** What can happen to a breach. */
export const breachEventKinds = [
  'opened',
  'worsened',
  'eased',
  'reopened',
  'acknowledged',
  'assigned',
  'commented',
  'waived',
  'waiver-withdrawn',
  'waiver-expired',
  'resolved',
] as const;
export type BreachEventKind = (typeof breachEventKinds)[number];

/** An event before it is recorded. */
export interface BreachHappening {
  readonly kind: BreachEventKind;
  /** Reason or comment; empty = none. */
  readonly text: string;
}

/** Something that happened to a breach; events are never changed. */
export interface BreachEvent extends BreachHappening {
  readonly id: number;
  readonly breachId: number;
  /** ISO time. */
  readonly at: string;
  /** The person, or `run`. */
  readonly actor: string;
  /** The run that found it; null for what a person did. */
  readonly run: number | null;
}
