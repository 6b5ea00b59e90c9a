import { Option } from 'commander';
import { parseWhole } from '../options.ts';
import { type DeclareCommand } from '../session.ts';
import { serveWindow } from '../window.ts';

interface ServeCommandOptions {
  port?: number;
  address?: string;
}

/** `plimsoll serve [FILE]`: the browser host alone. */
export const serve: DeclareCommand = (program, session) => {
  program
    .command('serve')
    .description('serve the window on the loopback address and print its one-time address')
    .argument('[file]', 'the workspace')
    .option('--port <number>', 'the port (default: any free one)', parseWhole)
    // Known only to be refused with the reason rather than as an unknown option.
    .addOption(new Option('--address <address>').hideHelp())
    .action(async (file: string | undefined, options: ServeCommandOptions) => {
      const application = session.makeApplication('browser');
      if (file !== undefined) await session.openWorkspace(file);
      await serveWindow(session, application, { ...options, show: false });
    });
};
