import { type Breach } from '../../../src-core/contract/index.ts';

/** A breach's place in its life, in a word. */
export const breachStateWords: Readonly<Record<Breach['state'], string>> = {
  open: 'Open',
  acknowledged: 'Acknowledged',
  waived: 'Waived',
  resolved: 'Resolved',
};

const stateRank: Readonly<Record<Breach['state'], number>> = { open: 0, acknowledged: 1, waived: 2, resolved: 3 };

/** Open ones first, then the newest. */
export function byUrgency(breaches: readonly Breach[]): readonly Breach[] {
  return breaches.toSorted((a, b) => stateRank[a.state] - stateRank[b.state] || b.id - a.id);
}
