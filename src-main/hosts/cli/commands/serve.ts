import { randomBytes } from 'node:crypto';
import { InvalidArgumentError, Option } from 'commander';
import { parseWhole } from '../options.ts';
import { type DeclareCommand } from '../session.ts';
import { serveWindow, type MetricsAccess } from '../window.ts';

interface ServeCommandOptions {
  port?: number;
  address?: string;
  metricsToken?: string;
}

/** `plimsoll serve [FILE]`: the browser host alone. */
export const serve: DeclareCommand = (program, session) => {
  program
    .command('serve')
    .description('serve the window on the loopback address and print its one-time address')
    .argument('[file]', 'the workspace')
    .option('--port <number>', 'the port (default: any free one)', parseWhole)
    .addOption(
      new Option('--metrics-token <token>', 'what a scraper of /metrics must send (default: a new one, printed once)')
        .env('PLIMSOLL_METRICS_TOKEN')
        .argParser(parseToken),
    )
    // Known only to be refused with the reason rather than as an unknown option.
    .addOption(new Option('--address <address>').hideHelp())
    .action(async (file: string | undefined, { metricsToken, ...options }: ServeCommandOptions) => {
      const application = session.makeApplication('browser');
      if (file !== undefined) await session.openWorkspace(file);
      await serveWindow(session, application, { ...options, metrics: metricsAccess(metricsToken), show: false });
    });
};

const leastCharacters = 16;

/** @throws InvalidArgumentError for a token that is easily guessed or can't stand in a header */
function parseToken(text: string): string {
  if (/^[\x21-\x7e]+$/.test(text) && text.length >= leastCharacters) return text;
  throw new InvalidArgumentError(`it must be at least ${leastCharacters} letters, digits or signs without blanks`);
}

function metricsAccess(given: string | undefined): MetricsAccess {
  return given === undefined
    ? { token: randomBytes(32).toString('base64url'), isNew: true }
    : { token: given, isNew: false };
}
