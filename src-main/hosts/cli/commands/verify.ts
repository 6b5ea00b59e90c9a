import { exitCodes } from '../failure.ts';
import { jsonOption } from '../options.ts';
import { type DeclareCommand } from '../session.ts';
import { formatTable } from '../table.ts';

/** `plimsoll verify FILE`: checks a workspace from end to end; exit code 3 when something is wrong with it. */
export const verify: DeclareCommand = (program, session) => {
  program
    .command('verify')
    .description('check that a workspace is sound; exit code 3 when it is not')
    .argument('<file>', 'the workspace')
    .addOption(jsonOption())
    .action(async (file: string, options: { json?: true }) => {
      await session.openWorkspace(file, true);
      const result = await session.invoke('workspace.verify', {});
      if (!result.ok) session.endWith(exitCodes.data);
      if (options.json) return session.terminal.result(JSON.stringify(result));
      session.terminal.result(
        formatTable(
          [{ header: 'Check' }, { header: 'Outcome' }, { header: '' }],
          result.checks.map(({ name, ok, detail }) => [name, ok ? 'ok' : 'FAILED', detail]),
        ),
      );
      for (const { severity, where, what } of result.findings)
        session.terminal.message(`${severity}: ${where}: ${what}`);
    });
};
