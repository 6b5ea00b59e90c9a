import { type Breach, type BreachEventKind } from '../../../src-core/contract/index.ts';

/** A breach's place in its life, in a word. */
export const breachStateWords: Readonly<Record<Breach['state'], string>> = {
  open: 'Open',
  acknowledged: 'Acknowledged',
  waived: 'Waived',
  resolved: 'Resolved',
};

/** What happened to a breach, in a word or two. */
export const eventWords: Readonly<Record<BreachEventKind, string>> = {
  opened: 'Opened',
  worsened: 'Worsened',
  eased: 'Eased',
  reopened: 'Reopened',
  acknowledged: 'Acknowledged',
  assigned: 'Assigned',
  commented: 'Comment',
  waived: 'Waived',
  'waiver-withdrawn': 'Waiver withdrawn',
  'waiver-expired': 'Waiver ended',
  resolved: 'Resolved',
};

const stateRank: Readonly<Record<Breach['state'], number>> = { open: 0, acknowledged: 1, waived: 2, resolved: 3 };

/** Open ones first, then the newest. */
export function byUrgency(breaches: readonly Breach[]): readonly Breach[] {
  return breaches.toSorted((a, b) => stateRank[a.state] - stateRank[b.state] || b.id - a.id);
}
