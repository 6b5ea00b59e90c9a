import { jsonOption } from '../options.ts';
import { type DeclareCommand } from '../session.ts';

/** `plimsoll backup FILE --out F`: a checked copy of the workspace. */
export const backup: DeclareCommand = (program, session) => {
  program
    .command('backup')
    .description('write a checked copy of a workspace')
    .argument('<file>', 'the workspace')
    .requiredOption('--out <file>', 'the copy to write')
    .addOption(jsonOption())
    .action(async (file: string, options: { out: string; json?: true }) => {
      await session.openWorkspace(file);
      const copy = await session.invoke('workspace.backup', { path: session.resolve(options.out) });
      session.terminal.result(
        options.json ? JSON.stringify(copy) : `Backed up to ${copy.path} (${copy.bytes.toLocaleString('en')} bytes)`,
      );
    });
};
