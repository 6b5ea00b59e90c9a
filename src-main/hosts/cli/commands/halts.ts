import { userInfo } from 'node:os';
import { Argument } from 'commander';
import { DomainError, type Halt } from '../../../../src-core/contract/index.ts';
import { inUnit } from '../figures.ts';
import { jsonOption, parseWhole, portfolioOption } from '../options.ts';
import { type DeclareCommand } from '../session.ts';
import { formatTable } from '../table.ts';

interface HaltOptions {
  readonly portfolio?: string;
  readonly by?: string;
  readonly reason?: string;
  readonly json?: true;
}

/** `plimsoll halts FILE [list|reset ID --reason TEXT]`: halts hold until a person resets them. */
export const halts: DeclareCommand = (program, session) => {
  program
    .command('halts')
    .description('list the halts of portfolios, and reset one with a reason')
    .argument('<file>', 'the workspace')
    .addArgument(new Argument('[action]', 'what to do').choices(['list', 'reset']).default('list'))
    .argument('[id]', 'the halt', parseWhole)
    .addOption(portfolioOption())
    .option('--by <name>', 'who does it, as it stands in the audit log (default: the user of this computer)')
    .option('--reason <text>', 'why it may be lifted')
    .addOption(jsonOption())
    .action(async (file: string, action: 'list' | 'reset', id: number | undefined, options: HaltOptions) => {
      if (action === 'reset' && (id === undefined || options.reason === undefined)) {
        throw new DomainError('INVALID_INPUT', 'halts reset takes the number of a halt and --reason', {
          kept: 'Nothing was changed',
          remedy: 'Take the number from: plimsoll halts FILE list',
        });
      }
      await session.openWorkspace(file);
      if (action === 'reset') {
        const by = options.by ?? userInfo().username;
        await session.invoke('halts.reset', { id: id!, by, reason: options.reason! });
      }
      const found = await session.invoke('halts.list', { portfolio: options.portfolio });
      session.terminal.result(options.json ? JSON.stringify({ halts: found }) : haltTable(found));
    });
};

function haltTable(found: readonly Halt[]): string {
  return formatTable(
    [
      { header: 'Halt', align: 'right' },
      { header: 'Portfolio' },
      { header: 'Limit' },
      { header: 'On' },
      { header: 'Value', align: 'right' },
      { header: 'Threshold', align: 'right' },
      { header: 'Since' },
      { header: 'Holds' },
    ],
    found.map((halt) => [
      String(halt.id),
      halt.portfolio,
      halt.label,
      halt.subject,
      inUnit(halt.value, halt.unit),
      inUnit(halt.threshold, halt.unit),
      halt.at,
      halt.resetAt === null ? 'yes' : `reset by ${halt.resetBy}: ${halt.resetReason}`,
    ]),
  );
}
