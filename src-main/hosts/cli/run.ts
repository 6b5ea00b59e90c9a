import { type Application } from '../../workspace/context.ts';
import { failureLine, judgeFailure } from './failure.ts';
import { createProgram } from './program.ts';
import { createSession } from './session.ts';
import { type Terminal } from './terminal.ts';

export interface Invocation {
  /** Arguments after the command's own name. */
  readonly args: readonly string[];
  readonly version: string;
  readonly folder: string;
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
  readonly makeApplication: (host: 'browser' | 'cli') => Application;
}

/** Runs one command to its end. @returns the exit code; nothing is thrown */
export async function runCommandLine(invocation: Invocation): Promise<number> {
  const { args, terminal } = invocation;
  const session = createSession(invocation);
  let exitCode: number;
  try {
    await createProgram(invocation.version, session).parseAsync(args, { from: 'user' });
    exitCode = session.exitCode;
  } catch (thrown) {
    exitCode = fail(thrown);
  }
  try {
    await session.close();
  } catch (thrown) {
    exitCode = fail(thrown);
  }
  return exitCode;

  function fail(thrown: unknown): number {
    const failure = judgeFailure(thrown);
    if (failure.report !== null) {
      // Whoever asked for JSON reads the error there too.
      if (args.includes('--json')) terminal.result(JSON.stringify({ error: failure.report }));
      terminal.message(failureLine(failure.report));
    }
    return failure.exitCode;
  }
}
