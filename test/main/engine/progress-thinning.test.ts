import { expect, it } from 'vitest';
import { thinProgress } from '../../../src-main/engine/progress-thinning.ts';
import { type Progress } from '../../../src-main/engine/task.ts';

function thinned(steps: readonly { readonly at: number; readonly stage: string; readonly done: number }[]) {
  const seen: Progress[] = [];
  let time = 0;
  const report = thinProgress(
    (progress) => seen.push(progress),
    () => time,
  );
  for (const { at, stage, done } of steps) {
    time = at;
    report({ stage, done, total: 10, unit: 'rows' });
  }
  return seen.map(({ stage, done }) => `${stage} ${done}`);
}

it('lets about ten steps a second through', () => {
  const steps = [0, 30, 60, 100, 130, 199, 200].map((at, i) => ({ at, stage: 'read', done: i }));
  expect(thinned(steps)).toEqual(['read 0', 'read 3', 'read 6']);
});

it('never holds back a new stage or the last step', () => {
  const steps = [
    { at: 0, stage: 'read', done: 1 },
    { at: 1, stage: 'read', done: 10 },
    { at: 2, stage: 'sort', done: 1 },
  ];
  expect(thinned(steps)).toEqual(['read 1', 'read 10', 'sort 1']);
});
