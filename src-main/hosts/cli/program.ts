import { Command } from 'commander';
import { commands } from './commands/index.ts';
import { type CommandSession } from './session.ts';

/** The command line as commander knows it: every command, one-line errors, nothing exits by itself. */
export function createProgram(version: string, session: CommandSession): Command {
  const program = new Command('plimsoll')
    .description('Desktop market-risk workstation: portfolios, limits, VaR and the breach report.')
    .version(version)
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => session.terminal.result(text.trimEnd()),
      writeErr: (text) => session.terminal.message(text.trimEnd()),
      outputError: (text, write) => {
        const sentence = text
          .replace(/^error: /, '')
          .trim()
          .replaceAll(/\s*\n\s*/g, ' ')
          .replace(/\.+$/, '');
        write(`plimsoll: ${sentence}. Run it with --help to see what it takes\n`);
      },
    });
  for (const declare of commands) declare(program, session);
  return program;
}
