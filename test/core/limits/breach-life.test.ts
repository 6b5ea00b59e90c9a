import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../../../src-core/domain-error.ts';
import { allowedActions, changeBreach, type BreachChange } from '../../../src-core/limits/breach-life.ts';
import { type Breach, type BreachState } from '../../../src-core/limits/limit.ts';

const breach: Breach = {
  id: 1,
  limitId: 1,
  portfolio: 'fund',
  metric: 'var',
  label: 'VaR',
  unit: 'fraction',
  subject: 'fund',
  level: 'limit',
  value: 0.04,
  threshold: 0.03,
  state: 'open',
  openedRun: 1,
  openedAt: '2020-03-02T17:00:00Z',
  openedAsOf: '2020-03-02',
  lastRun: 1,
  lastValue: 0.04,
  resolvedRun: null,
  resolvedAt: null,
  resolvedAsOf: null,
  owner: '',
  reason: '',
  waivedUntil: null,
};
const change = (changes: Partial<Breach>, asked: BreachChange) =>
  changeBreach({ ...breach, ...changes }, asked, '2020-03-05');
const refusal = (changes: Partial<Breach>, asked: BreachChange): DomainError => {
  try {
    change(changes, asked);
  } catch (thrown) {
    if (thrown instanceof DomainError) return thrown;
  }
  throw new Error('It was allowed');
};

describe('what a person can do with a breach', () => {
  it('acknowledging names its owner', () => {
    const { breach: after, happened } = change({}, { action: 'acknowledge', owner: 'Risk desk', text: 'Seen' });
    expect(after).toEqual({ ...breach, state: 'acknowledged', owner: 'Risk desk' });
    expect(happened).toEqual({ kind: 'acknowledged', text: 'Seen' });
  });

  it('a waiver has a last day and a reason, from open or acknowledged, and can be prolonged', () => {
    for (const state of ['open', 'acknowledged', 'waived'] as const) {
      const after = change({ state }, { action: 'waive', until: '2020-04-01', reason: ' Redemption settles ' });
      expect(after.breach).toMatchObject({ state: 'waived', waivedUntil: '2020-04-01', reason: 'Redemption settles' });
      expect(after.happened.text).toBe('Until 2020-04-01: Redemption settles');
    }
  });

  it('a waiver that is over before the last run, or without a reason, is refused', () => {
    expect(refusal({}, { action: 'waive', until: '2020-03-04', reason: 'x' }).remedy).toBe('Give a later last day');
    expect(change({}, { action: 'waive', until: '2020-03-05', reason: 'x' }).breach.state).toBe('waived');
    expect(refusal({}, { action: 'waive', until: '2020-04-01', reason: '  ' }).message).toContain('reason');
  });

  it('a withdrawn waiver leads back to what was before it', () => {
    const asked: BreachChange = { action: 'withdraw-waiver', reason: 'Not agreed' };
    expect(change({ state: 'waived', waivedUntil: '2020-04-01', owner: 'Risk desk' }, asked).breach).toMatchObject({
      state: 'acknowledged',
      waivedUntil: null,
    });
    expect(change({ state: 'waived', waivedUntil: '2020-04-01' }, asked).breach.state).toBe('open');
  });

  it('only comments are left once it is resolved', () => {
    expect(allowedActions('resolved')).toEqual(['comment']);
    const { message, remedy } = refusal({ state: 'resolved' }, { action: 'acknowledge', owner: 'Risk desk', text: '' });
    expect(message).toContain('resolved');
    expect(remedy).toContain('comment');
  });

  it('whatever is asked in whatever state: it is done as listed, or refused with what can be done', () => {
    const states = fc.constantFrom<BreachState>('open', 'acknowledged', 'waived', 'resolved');
    const changes = fc.constantFrom<BreachChange>(
      { action: 'acknowledge', owner: 'Risk desk', text: '' },
      { action: 'assign', owner: 'Risk desk' },
      { action: 'comment', text: 'Noted' },
      { action: 'waive', until: '2020-04-01', reason: 'x' },
      { action: 'withdraw-waiver', reason: 'x' },
    );
    fc.assert(
      fc.property(states, fc.array(changes, { maxLength: 12 }), (first, asked) => {
        let now: Breach = { ...breach, state: first, waivedUntil: first === 'waived' ? '2020-03-20' : null };
        for (const one of asked) {
          const can = allowedActions(now.state).includes(one.action);
          if (!can) {
            expect(refusal(now, one).code).toBe('INVALID_INPUT');
            continue;
          }
          now = changeBreach(now, one, '2020-03-05').breach;
          // A waiver has a last day, and nothing else has one; a person never ends a breach.
          expect(now.waivedUntil !== null).toBe(now.state === 'waived');
          expect(now.state === 'resolved').toBe(first === 'resolved');
        }
      }),
    );
  });
});
