import { type Progress } from '../../workspace/context.ts';

/** Where the command line writes: results to one stream, messages and progress to the other. */
export interface Terminal {
  result(text: string): void;
  message(text: string): void;
  progress(progress: Progress): void;
  /** Takes the progress line away, so that nothing is written behind it. */
  clearProgress(): void;
}

interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

const refreshMilliseconds = 100;

/** A terminal over two streams; progress is a line that renews itself, and only where a person is looking. */
export function createTerminal(stdout: Output, stderr: Output, now: () => number = Date.now): Terminal {
  let shown = false;
  let last = 0;
  const clearProgress = () => {
    if (shown) stderr.write('\r\x1b[K');
    shown = false;
  };
  return {
    result: (text) => {
      clearProgress();
      stdout.write(`${text}\n`);
    },
    message: (text) => {
      clearProgress();
      stderr.write(`${text}\n`);
    },
    progress: ({ stage, done, total, unit }) => {
      if (stderr.isTTY !== true || now() - last < refreshMilliseconds) return;
      last = now();
      const count = `${done.toLocaleString('en')}${total === null ? '' : ` of ${total.toLocaleString('en')}`} ${unit}`;
      stderr.write(`\r\x1b[K${`${stage}: ${count}`.slice(0, (stderr.columns ?? 80) - 1)}`);
      shown = true;
    },
    clearProgress,
  };
}
