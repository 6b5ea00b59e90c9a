import { jsonOption } from '../options.ts';
import { type DeclareCommand } from '../session.ts';
import { formatTable } from '../table.ts';

/** `plimsoll portfolios FILE`: what portfolios there are. */
export const portfolios: DeclareCommand = (program, session) => {
  program
    .command('portfolios')
    .description('list the portfolios of a workspace')
    .argument('<file>', 'the workspace')
    .addOption(jsonOption())
    .action(async (file: string, options: { json?: true }) => {
      await session.openWorkspace(file);
      const found = await session.invoke('portfolios.list', {});
      if (options.json) return session.terminal.result(JSON.stringify({ portfolios: found }));
      if (found.length === 0)
        return session.terminal.message('There is no portfolio yet; import a positions file: plimsoll import');
      session.terminal.result(
        formatTable(
          [
            { header: 'Portfolio' },
            { header: 'Positions', align: 'right' },
            { header: 'As of' },
            { header: 'Strategies' },
          ],
          found.map(({ name, positions, positionDates, strategies }) => [
            name,
            String(positions),
            positionDates[0] ?? '–',
            strategies.join(', '),
          ]),
        ),
      );
    });
};
