import { jsonOption } from '../options.ts';
import { type DeclareCommand } from '../session.ts';

/** `plimsoll init FILE`: makes a workspace, empty or the sample. */
export const init: DeclareCommand = (program, session) => {
  program
    .command('init')
    .description('make a new workspace')
    .argument('<file>', 'the workspace to make, *.plimsoll')
    .option('--sample', 'fill it with the fictional sample portfolio, its risk computed')
    .addOption(jsonOption())
    .action(async (file: string, options: { sample?: true; json?: true }) => {
      const path = session.resolve(file);
      const made = await (options.sample
        ? session.invoke('workspace.sample', { path })
        : session.invoke('workspace.create', { path }));
      session.terminal.result(options.json ? JSON.stringify(made) : `Made ${made.path}`);
    });
};
