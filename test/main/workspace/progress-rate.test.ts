import { expect, it } from 'vitest';
import { createProgressMeter } from '../../../src-main/workspace/progress-rate.ts';

const step = (done: number, total: number | null = 1_000_000, stage = 'Reading') => ({
  stage,
  done,
  total,
  unit: 'rows',
});

it('says nothing of the rate before it is worth saying', () => {
  const measure = createProgressMeter();
  measure(step(0), 0);
  expect(measure(step(1000), 100)).toEqual({ fraction: 0.001, rate: '', remainingSeconds: null });
});

it('gives the rate of the stage and the time that remains at that rate', () => {
  const measure = createProgressMeter();
  measure(step(0), 1000);
  expect(measure(step(412_000), 2000)).toEqual({
    fraction: 0.412,
    rate: '412 k rows/s',
    remainingSeconds: 588_000 / 412_000,
  });
});

it('starts anew with each stage', () => {
  const measure = createProgressMeter();
  measure(step(0), 0);
  measure(step(900_000), 1000);
  measure(step(0, 50, 'Writing'), 1000);
  expect(measure(step(25, 50, 'Writing'), 2000).rate).toBe('25.0 rows/s');
});

it('has neither fraction nor remaining time while the total is unknown', () => {
  const measure = createProgressMeter();
  measure(step(0, null), 0);
  expect(measure(step(2_500_000, null), 1000)).toEqual({
    fraction: null,
    rate: '2.5 M rows/s',
    remainingSeconds: null,
  });
});
