import { type Command } from 'commander';
import { jsonOption } from '../options.ts';
import { type CommandSession, type DeclareCommand } from '../session.ts';
import { formatTable } from '../table.ts';

/** `plimsoll style FILE [list|add ID|remove ID]`: styles of one's own in the factor model. */
export const style: DeclareCommand = (program, session) => {
  const command = program.command('style').description("list, add and remove styles of one's own in the factor model");
  declareList(command, session);
  command
    .command('add')
    .description('add a style by its formula over descriptors, such as "z(bookToPrice) - 0.5 * z(debtToAssets)"')
    .argument('<file>', 'the workspace')
    .argument('<id>', 'its name: lower case, digits and hyphens')
    .requiredOption('--formula <formula>', 'descriptors, numbers, + - * /, z, abs, ln, sqrt, min, max, pow')
    .option('--label <label>', 'how it is shown (default: its name)')
    .action(async (file: string, id: string, { formula, label }: { formula: string; label?: string }) => {
      await session.openWorkspace(file);
      await session.invoke('styles.save', { id, label: label ?? id, formula });
      session.terminal.result(`${id} is part of every factor model built from now on`);
    });
  command
    .command('remove')
    .description("remove a style of one's own")
    .argument('<file>', 'the workspace')
    .argument('<id>', 'its name')
    .action(async (file: string, id: string) => {
      await session.openWorkspace(file);
      await session.invoke('styles.remove', { id });
      session.terminal.result(`${id} is no longer part of the factor model`);
    });
};

function declareList(command: Command, session: CommandSession): void {
  command
    .command('list', { isDefault: true })
    .description('every descriptor a formula may name, and the styles added so far')
    .argument('<file>', 'the workspace')
    .addOption(jsonOption())
    .action(async (file: string, { json }: { json?: true }) => {
      await session.openWorkspace(file);
      const descriptors = await session.invoke('descriptors.list', {});
      const styles = await session.invoke('styles.list', {});
      if (json) return session.terminal.result(JSON.stringify({ descriptors, styles }));
      const known = formatTable(
        [{ header: 'Style' }, { header: 'Descriptor' }, { header: 'Formula' }],
        descriptors.map(({ style: of, id, formula }) => [of, id, formula]),
      );
      const own = formatTable(
        [{ header: 'Own style' }, { header: 'Label' }, { header: 'Formula or values' }],
        styles.map(({ id, label, formula, values }) => [id, label, formula ?? `${values} imported values`]),
      );
      session.terminal.result(styles.length === 0 ? known : `${known}\n\n${own}`);
    });
}
