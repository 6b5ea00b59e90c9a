import { Argument } from 'commander';
import { DomainError } from '../../../../src-core/contract/index.ts';
import { jsonOption } from '../options.ts';
import { type CommandSession, type DeclareCommand } from '../session.ts';
import { formatTable } from '../table.ts';

interface StyleOptions {
  label?: string;
  formula?: string;
  json?: true;
}

const actions = ['list', 'add', 'remove'] as const;
type Action = (typeof actions)[number];

/** `plimsoll style FILE [list|add ID|remove ID]`: styles of one's own in the factor model. */
export const style: DeclareCommand = (program, session) => {
  program
    .command('style')
    .description("list, add and remove styles of one's own in the factor model")
    .argument('<file>', 'the workspace')
    .addArgument(new Argument('[action]', 'what to do').choices(actions).default('list'))
    .argument('[id]', 'name of the style to add or remove: lower case, digits and hyphens')
    .option('--formula <formula>', 'for add: descriptors, numbers, + - * /, z, abs, ln, sqrt, min, max, pow')
    .option('--label <label>', 'for add: how it is shown (default: its name)')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      '\nA style may also be imported: plimsoll import FILE --style F.\n' +
        'Example: plimsoll style FILE add safe-value --formula "z(bookToPrice) - 0.5 * z(debtToAssets)"',
    )
    .action(async (file: string, action: Action, id: string | undefined, { json, ...given }: StyleOptions) => {
      const change = requestOf(action, id, given);
      await session.openWorkspace(file);
      if (change?.action === 'add') await session.invoke('styles.save', change.style);
      if (change?.action === 'remove') await session.invoke('styles.remove', { id: change.id });
      if (json || change === null) return list(session, json);
      session.terminal.result(
        change.action === 'add'
          ? `${change.style.id} is part of every factor model built from now on`
          : `${change.id} is no longer part of the factor model`,
      );
    });
};

type Change =
  | {
      readonly action: 'add';
      readonly style: { readonly id: string; readonly label: string; readonly formula: string };
    }
  | { readonly action: 'remove'; readonly id: string };

/** What the arguments ask for; null = the list. */
function requestOf(action: Action, id: string | undefined, { label, formula }: StyleOptions): Change | null {
  if (action !== 'add' && (label !== undefined || formula !== undefined)) {
    throw wrong(`style ${action} takes neither --label nor --formula`, 'Leave them out, or use add');
  }
  if (action === 'list') {
    if (id === undefined) return null;
    throw wrong('style list takes no name', 'Leave it out');
  }
  if (id === undefined) throw wrong(`style ${action} needs the name of a style`, 'Give it after the action');
  if (action === 'remove') return { action, id };
  if (formula === undefined) throw wrong('style add needs a formula', 'Give it as --formula "z(bookToPrice)"');
  return { action, style: { id, label: label ?? id, formula } };
}

function wrong(message: string, remedy: string): DomainError {
  return new DomainError('INVALID_INPUT', message, { kept: 'No style was changed', remedy });
}

async function list(session: CommandSession, json: true | undefined): Promise<void> {
  const descriptors = await session.invoke('descriptors.list', {});
  const styles = await session.invoke('styles.list', {});
  if (json) return session.terminal.result(JSON.stringify({ styles, descriptors }));
  const known = formatTable(
    [{ header: 'Style' }, { header: 'Descriptor' }, { header: 'Formula' }],
    descriptors.map(({ style: of, id, formula }) => [of, id, formula]),
  );
  const own = formatTable(
    [{ header: 'Own style' }, { header: 'Label' }, { header: 'Formula or values' }],
    styles.map(({ id, label, formula, values }) => [id, label, formula ?? `${values} imported values`]),
  );
  session.terminal.result(styles.length === 0 ? known : `${known}\n\n${own}`);
}
