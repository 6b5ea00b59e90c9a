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
const breach: Breach = { id: 3, ...reconcileBreaches([], [status()], run).open[0]! };
const later = { ...run, run: 8, asOf: '2020-03-03', at: '2020-03-03T17:00:00Z' };

describe('a breach', () => {
  it('is opened at the level and threshold that was exceeded', () => {
    expect(reconcileBreaches([], [status()], run)).toMatchObject({
      open: [{ portfolio: 'fund', level: 'limit', value: 0.25, threshold: 0.2, state: 'open', openedRun: 7 }],
      update: [],
    });
  });

  it('is opened for a warning too, and not for what is within or not measured', () => {
    const statuses = [
      status({ level: 'warn', value: 0.16 }),
      status({ subject: 'BBB', level: 'ok', value: 0.1 }),
      status({ limitId: 2, level: 'ok', value: null }),
    ];
    expect(reconcileBreaches([], statuses, run).open).toMatchObject([{ level: 'warn', threshold: 0.15 }]);
  });

  it('lives once: a second run updates it and keeps how it began', () => {
    const { open, update } = reconcileBreaches([breach], [status({ value: 0.6, level: 'halt' })], later);
    expect(open).toEqual([]);
    expect(update).toEqual([{ ...breach, level: 'halt', threshold: 0.5, lastRun: 8, lastValue: 0.6 }]);
  });

  it('that was acknowledged or waived stays so while it lasts', () => {
    const waived = { ...breach, state: 'waived' as const, waivedUntil: '2020-04-01', reason: 'agreed' };
    expect(reconcileBreaches([waived], [status()], later).update).toMatchObject([
      { state: 'waived', reason: 'agreed' },
    ]);
  });

  it('is resolved when its measure is back, and a new one is opened next time', () => {
    const { update } = reconcileBreaches([breach], [status({ value: 0.18, level: 'ok' })], later);
    expect(update).toMatchObject([{ state: 'resolved', resolvedRun: 8, resolvedAt: later.at, lastValue: 0.18 }]);
    expect(reconcileBreaches(update, [status()], { ...later, run: 9 }).open).toHaveLength(1);
  });

  it('is resolved when another name is measured instead', () => {
    const { open, update } = reconcileBreaches([breach], [status({ subject: 'BBB' })], later);
    expect(open).toMatchObject([{ subject: 'BBB' }]);
    expect(update).toMatchObject([{ id: 3, state: 'resolved', lastValue: 0.25, reason: '' }]);
  });

  it('is resolved with a reason when its limit is gone', () => {
    expect(reconcileBreaches([breach], [], later).update).toMatchObject([
      { state: 'resolved', reason: 'The limit no longer applies' },
    ]);
  });

  it('is left alone when its limit could not be measured', () => {
    const unmeasured = status({ subject: 'fund', value: null, level: 'ok' });
    expect(reconcileBreaches([breach], [unmeasured], later)).toEqual({ open: [], update: [] });
  });

  it('is left alone by a run for an earlier date, and by another portfolio', () => {
    const nothing = { open: [], update: [] };
    expect(
      reconcileBreaches([breach], [status({ value: 0.1, level: 'ok' })], { ...later, asOf: '2020-03-01' }),
    ).toEqual(nothing);
    expect(reconcileBreaches([breach], [], { ...later, portfolio: 'other' })).toEqual(nothing);
  });
});
