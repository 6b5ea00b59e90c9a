import { jsonOption } from '../options.ts';
import { type DeclareCommand } from '../session.ts';

/** `plimsoll restore F --out FILE`: a workspace from a backup. */
export const restore: DeclareCommand = (program, session) => {
  program
    .command('restore')
    .description('make a workspace from a backup')
    .argument('<backup>', 'the backup')
    .requiredOption('--out <file>', 'the workspace to make')
    .addOption(jsonOption())
    .action(async (file: string, options: { out: string; json?: true }) => {
      const restored = await session.invoke('workspace.restore', {
        backup: session.resolve(file),
        path: session.resolve(options.out),
      });
      session.terminal.result(options.json ? JSON.stringify(restored) : `Restored to ${restored.path}`);
    });
};
