import { DomainError } from '../domain-error.ts';
import { type IsoDate } from '../market/epoch-day.ts';
import { type BreachHappening } from './breach-event.ts';
import { type Breach, type BreachState } from './limit.ts';

/** What a person can do with a breach. Only a run ends one: it is over when its measure is back. */
export type BreachChange =
  | { readonly action: 'acknowledge'; readonly owner: string; readonly text: string }
  | { readonly action: 'assign'; readonly owner: string }
  | { readonly action: 'comment'; readonly text: string }
  | { readonly action: 'waive'; readonly until: IsoDate; readonly reason: string }
  | { readonly action: 'withdraw-waiver'; readonly reason: string };
export type BreachAction = BreachChange['action'];

/** In which states each can be done. */
const allowedIn: Readonly<Record<BreachAction, readonly BreachState[]>> = {
  acknowledge: ['open'],
  assign: ['open', 'acknowledged', 'waived'],
  comment: ['open', 'acknowledged', 'waived', 'resolved'],
  waive: ['open', 'acknowledged', 'waived'],
  'withdraw-waiver': ['waived'],
};

export function allowedActions(state: BreachState): readonly BreachAction[] {
  return (Object.keys(allowedIn) as BreachAction[]).filter((action) => allowedIn[action].includes(state));
}

/**
 * A breach after a person's change, and what happened.
 *
 * @throws DomainError INVALID_INPUT where its state does not allow it, a reason is missing, or a waiver would end before the date
 *   of the last run
 */
export function changeBreach(
  breach: Breach,
  change: BreachChange,
  lastRunAsOf: IsoDate,
): { readonly breach: Breach; readonly happened: BreachHappening } {
  if (!allowedIn[change.action].includes(breach.state)) {
    const can = allowedActions(breach.state).map(words);
    throw new DomainError(
      'INVALID_INPUT',
      `A breach that is ${breach.state} cannot be changed by "${words(change.action)}"`,
      {
        kept: 'The breach is as it was',
        remedy: `What it allows now: ${can.join(', ')}`,
      },
    );
  }
  switch (change.action) {
    case 'acknowledge':
      return {
        breach: { ...breach, state: 'acknowledged', owner: change.owner },
        happened: { kind: 'acknowledged', text: change.text },
      };
    case 'assign':
      return { breach: { ...breach, owner: change.owner }, happened: { kind: 'assigned', text: change.owner } };
    case 'comment':
      return { breach, happened: { kind: 'commented', text: given(change.text, 'A comment needs words') } };
    case 'waive': {
      const reason = given(change.reason, 'A waiver needs a reason');
      if (change.until < lastRunAsOf) {
        throw new DomainError(
          'INVALID_INPUT',
          `The waiver would end on ${change.until}, before the last run of ${lastRunAsOf}`,
          {
            kept: 'The breach is as it was',
            remedy: 'Give a later last day',
          },
        );
      }
      return {
        breach: { ...breach, state: 'waived', waivedUntil: change.until, reason },
        happened: { kind: 'waived', text: `Until ${change.until}: ${reason}` },
      };
    }
    case 'withdraw-waiver':
      return {
        breach: { ...breach, state: breach.owner === '' ? 'open' : 'acknowledged', waivedUntil: null, reason: '' },
        happened: { kind: 'waiver-withdrawn', text: given(change.reason, 'Withdrawing a waiver needs a reason') },
      };
  }
}

const words = (action: BreachAction) => action.replace('-', ' ');

function given(text: string, otherwise: string): string {
  const trimmed = text.trim();
  if (trimmed === '') throw new DomainError('INVALID_INPUT', otherwise, { kept: 'The breach is as it was' });
  return trimmed;
}
