import { type Progress } from './task.ts';

const intervalMilliseconds = 100;

/**
 * Thins progress to about ten messages a second, so that a task may report as often as it likes.
 * The first and the last step of each stage always pass: a screen never stops short of the end.
 *
 * @param clock milliseconds, ascending
 */
export function thinProgress(
  send: (progress: Progress) => void,
  clock: () => number = () => performance.now(),
): (progress: Progress) => void {
  let stage: string | null = null;
  let sentAt = 0;
  return (progress) => {
    const now = clock();
    const complete = progress.total !== null && progress.done >= progress.total;
    if (progress.stage === stage && !complete && now - sentAt < intervalMilliseconds) return;
    stage = progress.stage;
    sentAt = now;
    send(progress);
  };
}
