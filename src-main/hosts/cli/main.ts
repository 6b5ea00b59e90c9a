import { makeApplication } from '../make-application.ts';
import { runCommandLine } from './run.ts';
import { createTerminal } from './terminal.ts';

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort());

// A reader that has seen enough (`| head`) closes the pipe; that is no error.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });

// npm runs scripts in the project's folder; the user's own folder is told here.
const inNpmScript = process.env['npm_lifecycle_event'] === 'start' && process.env['INIT_CWD'] !== undefined;

process.exitCode = await runCommandLine({
  args: process.argv.slice(2),
  version: __PLIMSOLL_VERSION__,
  folder: inNpmScript ? process.env['INIT_CWD']! : process.cwd(),
  terminal: createTerminal(process.stdout, process.stderr),
  signal: stop.signal,
  makeApplication,
});
