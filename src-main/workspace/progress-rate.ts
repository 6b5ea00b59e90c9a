import { type Progress } from '../engine/index.ts';

/** What a screen shows of a task's progress. */
export interface ProgressFigures {
  readonly fraction: number | null;
  readonly rate: string;
  readonly remainingSeconds: number | null;
}

/** A rate over less than this says nothing yet. */
const firstEstimateMilliseconds = 300;

/** Follows one task: rate and remaining time of the stage it is in. */
export function createProgressMeter(): (progress: Progress, nowMilliseconds: number) => ProgressFigures {
  let stage: string | null = null;
  let startedAt = 0;
  let startedWith = 0;
  return ({ stage: current, done, total, unit }, now) => {
    if (current !== stage) {
      stage = current;
      startedAt = now;
      startedWith = done;
    }
    const fraction = total === null || total <= 0 ? null : Math.min(1, done / total);
    const elapsed = now - startedAt;
    const perSecond = elapsed < firstEstimateMilliseconds ? 0 : ((done - startedWith) / elapsed) * 1000;
    if (perSecond <= 0) return { fraction, rate: '', remainingSeconds: null };
    return {
      fraction,
      rate: `${shortNumber(perSecond)} ${unit}/s`,
      remainingSeconds: total === null ? null : Math.max(0, (total - done) / perSecond),
    };
  };
}

/** Three significant digits with k or M: `412 k`, `3.1 M`. */
function shortNumber(value: number): string {
  if (value >= 1e6) return `${threeDigits(value / 1e6)} M`;
  if (value >= 1e3) return `${threeDigits(value / 1e3)} k`;
  return threeDigits(value);
}

function threeDigits(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(1);
}
