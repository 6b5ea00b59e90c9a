import { describe, expect, it } from 'vitest';
import { newHalts, type Halt } from '../../../src-core/limits/halts.ts';
import { type LimitStatus } from '../../../src-core/limits/limit.ts';

const run = { run: 7, portfolio: 'fund', at: '2020-03-02T17:00:00Z' };
const status = (changes: Partial<LimitStatus> = {}): LimitStatus => ({
  limitId: 1,
  metric: 'drawdown',
  label: 'Drawdown',
  unit: 'fraction',
  scope: { level: 'portfolio' },
  subject: 'fund',
  value: 0.21,
  warn: 0.1,
  limit: 0.15,
  halt: 0.2,
  utilisation: 1.4,
  level: 'halt',
  action: 'halt',
  note: '',
  ...changes,
});
const [first] = newHalts([], [status()], run);
const halt: Halt = { id: 1, ...first! };

describe('a halt', () => {
  it('is latched beyond the halt threshold, where the action is to halt, or to let through only what cuts positions', () => {
    expect(first).toMatchObject({ limitId: 1, subject: 'fund', value: 0.21, threshold: 0.2, run: 7, resetAt: null });
    expect(newHalts([], [status({ action: 'reduce' })], run)).toHaveLength(1);
    expect(newHalts([], [status({ action: 'reject' })], run)).toEqual([]);
    expect(newHalts([], [status({ level: 'limit' })], run)).toEqual([]);
  });

  it('holds once, however many runs find it', () => {
    expect(newHalts([halt], [status()], run)).toEqual([]);
    expect(newHalts([], [status(), status()], run)).toHaveLength(1);
  });

  it('comes again after its reset while the measure is still beyond, and on another portfolio', () => {
    const reset = { ...halt, resetAt: '2020-03-03T09:00:00Z', resetBy: 'Risk desk', resetReason: 'Sold down' };
    expect(newHalts([reset], [status()], run)).toHaveLength(1);
    expect(newHalts([halt], [status()], { ...run, portfolio: 'other' })).toHaveLength(1);
  });
});
