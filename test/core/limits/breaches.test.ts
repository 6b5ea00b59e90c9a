import { describe, expect, it } from 'vitest';
import { reconcileBreaches } from '../../../src-core/limits/breaches.ts';
import { type Breach, type LimitStatus } from '../../../src-core/limits/limit.ts';

const run = { run: 7, portfolio: 'fund', asOf: '2020-03-02', at: '2020-03-02T17:00:00Z' };
const status = (changes: Partial<LimitStatus> = {}): LimitStatus => ({
  limitId: 1,
  metric: 'single-name',
  label: 'Single name',
  unit: 'fraction',
  scope: { level: 'portfolio' },
  subject: 'AAA',
  value: 0.25,
  warn: 0.15,
  limit: 0.2,
  halt: 0.5,
  utilisation: 1.25,
  level: 'limit',
  action: 'reject',
  note: '',
  ...changes,
});
const breach: Breach = { id: 3, ...reconcileBreaches([], [status()], run).open[0]!.breach };
const later = { ...run, run: 8, asOf: '2020-03-03', at: '2020-03-03T17:00:00Z' };
const within = status({ value: 0.1, level: 'ok' });
const ended = reconcileBreaches([breach], [within], later).update[0]!.breach;

describe('a breach', () => {
  it('is opened at the level and threshold that was exceeded, and the event says by how much', () => {
    expect(reconcileBreaches([], [status()], run)).toMatchObject({
      open: [
        {
          breach: { portfolio: 'fund', level: 'limit', value: 0.25, threshold: 0.2, state: 'open', openedRun: 7 },
          happened: [{ kind: 'opened', text: '25 % against 20 % (limit)' }],
        },
      ],
      update: [],
    });
  });

  it('is opened for a warning too, and not for what is within or not measured', () => {
    const statuses = [
      status({ level: 'warn', value: 0.16 }),
      status({ subject: 'BBB', level: 'ok', value: 0.1 }),
      status({ limitId: 2, level: 'ok', value: null }),
    ];
    expect(reconcileBreaches([], statuses, run).open).toMatchObject([{ breach: { level: 'warn', threshold: 0.15 } }]);
  });

  it('lives once: a second run updates it and keeps how it began, without an event where its level is the same', () => {
    const { open, update } = reconcileBreaches([breach], [status({ value: 0.3 })], later);
    expect(open).toEqual([]);
    expect(update).toEqual([{ breach: { ...breach, lastRun: 8, lastValue: 0.3 }, happened: [] }]);
  });

  it('that was acknowledged or waived stays so while it lasts', () => {
    for (const state of ['acknowledged', 'waived'] as const) {
      const agreed = { ...breach, state, waivedUntil: state === 'waived' ? '2020-04-01' : null, reason: 'agreed' };
      expect(reconcileBreaches([agreed], [status()], later).update).toMatchObject([
        { breach: { state, reason: 'agreed' }, happened: [] },
      ]);
    }
  });

  it('is open again at a higher level, whatever was agreed for the lower one', () => {
    const waived = { ...breach, state: 'waived' as const, waivedUntil: '2020-04-01', reason: 'agreed' };
    expect(reconcileBreaches([waived], [status({ value: 0.6, level: 'halt' })], later).update).toMatchObject([
      {
        breach: { state: 'open', level: 'halt', threshold: 0.5, waivedUntil: null },
        happened: [{ kind: 'worsened', text: 'From limit to halt: 60 % against 50 %' }],
      },
    ]);
  });

  it('that eases keeps its state and says so', () => {
    const acknowledged = { ...breach, state: 'acknowledged' as const };
    expect(reconcileBreaches([acknowledged], [status({ value: 0.16, level: 'warn' })], later).update).toMatchObject([
      { breach: { state: 'acknowledged', level: 'warn', threshold: 0.15 }, happened: [{ kind: 'eased' }] },
    ]);
  });

  it('is open again on the day after its waiver, not on its last day', () => {
    const waived = { ...breach, state: 'waived' as const, waivedUntil: '2020-03-03', reason: 'agreed' };
    expect(reconcileBreaches([waived], [status()], later).update).toMatchObject([{ breach: { state: 'waived' } }]);
    expect(reconcileBreaches([waived], [status()], { ...later, asOf: '2020-03-04' }).update).toMatchObject([
      { breach: { state: 'open', waivedUntil: null }, happened: [{ kind: 'waiver-expired' }] },
    ]);
  });

  it('is resolved when its measure is back below its lowest threshold', () => {
    expect(reconcileBreaches([breach], [within], later).update).toMatchObject([
      {
        breach: { state: 'resolved', resolvedRun: 8, resolvedAt: later.at, resolvedAsOf: '2020-03-03', lastValue: 0.1 },
        happened: [{ kind: 'resolved', text: '' }],
      },
    ]);
  });

  it('does not flicker: within the hysteresis below its threshold it lives on', () => {
    const close = status({ value: 0.148, level: 'ok' });
    expect(reconcileBreaches([breach], [close], later).update).toMatchObject([
      { breach: { state: 'open', level: 'limit', lastValue: 0.148 }, happened: [] },
    ]);
    const rules = { hysteresis: 0, reopenDays: 7 };
    expect(reconcileBreaches([breach], [close], later, rules).update).toMatchObject([
      { breach: { state: 'resolved' } },
    ]);
    expect(reconcileBreaches([breach], [status({ value: 0.147, level: 'ok' })], later).update).toMatchObject([
      { breach: { state: 'resolved' } },
    ]);
  });

  it('is reopened where it comes back within the days the rules give, and is a new one later', () => {
    const soon = { ...later, run: 9, asOf: '2020-03-10' };
    expect(reconcileBreaches([ended], [status()], soon)).toMatchObject({
      open: [],
      update: [
        {
          breach: { id: 3, state: 'open', openedRun: 7, resolvedRun: null, resolvedAt: null, resolvedAsOf: null },
          happened: [{ kind: 'reopened' }],
        },
      ],
    });
    const { open, update } = reconcileBreaches([ended], [status()], { ...soon, asOf: '2020-03-11' });
    expect(open).toHaveLength(1);
    expect(update).toEqual([]);
  });

  it('is resolved when another name is measured instead', () => {
    const { open, update } = reconcileBreaches([breach], [status({ subject: 'BBB' })], later);
    expect(open).toMatchObject([{ breach: { subject: 'BBB' } }]);
    expect(update).toMatchObject([{ breach: { id: 3, state: 'resolved', lastValue: 0.25, reason: '' } }]);
  });

  it('is resolved with a reason when its limit is gone', () => {
    expect(reconcileBreaches([breach], [], later).update).toMatchObject([
      { breach: { state: 'resolved', reason: 'The limit no longer applies' } },
    ]);
  });

  it('is left alone when its limit could not be measured', () => {
    const unmeasured = status({ subject: 'fund', value: null, level: 'ok' });
    expect(reconcileBreaches([breach], [unmeasured], later)).toEqual({ open: [], update: [] });
  });

  it('is left alone by a run for an earlier date, and by another portfolio', () => {
    const nothing = { open: [], update: [] };
    expect(reconcileBreaches([breach], [within], { ...later, asOf: '2020-03-01' })).toEqual(nothing);
    expect(reconcileBreaches([breach], [], { ...later, portfolio: 'other' })).toEqual(nothing);
  });
});
