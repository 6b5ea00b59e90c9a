import { Argument } from 'commander';
import { DomainError, type DatasetDiff, type DatasetVersionRow } from '../../../../src-core/contract/index.ts';
import { jsonOption } from '../options.ts';
import { type CommandSession, type DeclareCommand } from '../session.ts';
import { formatTable } from '../table.ts';

interface DatasetOptions {
  readonly name?: string;
  readonly out?: string;
  readonly json?: true;
}

interface Shown {
  readonly document: unknown;
  readonly text: string;
}

interface Action {
  /** How many versions it takes. */
  readonly versions: number;
  show(session: CommandSession, versions: readonly string[], options: DatasetOptions): Promise<Shown>;
}

const actions: Readonly<Record<string, Action>> = {
  list: { versions: 0, show: list },
  diff: { versions: 2, show: diff },
  pin: { versions: 1, show: (session, versions, options) => pin(session, versions[0]!, true, options) },
  unpin: { versions: 1, show: (session, versions, options) => pin(session, versions[0]!, false, options) },
  rebuild: { versions: 1, show: rebuild },
};

/** `plimsoll datasets FILE [list|diff A B|pin V|unpin V|rebuild V]`: the dataset versions that were ever current. */
export const datasets: DeclareCommand = (program, session) => {
  program
    .command('datasets')
    .description('list, compare, name, pin and rebuild the dataset versions of a workspace')
    .argument('<file>', 'the workspace')
    .addArgument(new Argument('[action]', 'what to do').choices(Object.keys(actions)).default('list'))
    .argument('[versions...]', 'versions by name or by the first characters of their hash, six at least')
    .option('--name <name>', 'with pin: what the version is called')
    .option('--out <file>', 'with rebuild: the workspace file to write')
    .addOption(jsonOption())
    .action(async (file: string, name: string, versions: string[], options: DatasetOptions) => {
      const action = actions[name]!;
      if (versions.length !== action.versions) {
        throw new DomainError(
          'INVALID_INPUT',
          `datasets ${name} takes ${action.versions} versions, not ${versions.length}`,
          {
            kept: 'Nothing was changed',
            remedy: 'Take them from: plimsoll datasets FILE list',
          },
        );
      }
      await session.openWorkspace(file);
      const { document, text } = await action.show(session, versions, options);
      session.terminal.result(options.json ? JSON.stringify(document) : text);
    });
};

async function list(session: CommandSession): Promise<Shown> {
  const found = await session.invoke('datasets.list', {});
  return { document: { versions: found }, text: versionTable(found) };
}

async function diff(session: CommandSession, [from, to]: readonly string[]): Promise<Shown> {
  const found = await session.invoke('datasets.diff', { from: from!, to: to! });
  return { document: found, text: found.changes.length === 0 ? 'They are the same' : diffTable(found) };
}

async function pin(
  session: CommandSession,
  version: string,
  pinned: boolean,
  { name }: DatasetOptions,
): Promise<Shown> {
  const row = await session.invoke('datasets.edit', { version, pinned, ...(name !== undefined && { name }) });
  const called = row.name === '' ? '' : ` (${row.name})`;
  return {
    document: row,
    text: `${row.version.slice(0, 12)}${called} is ${row.pinned ? 'pinned' : 'no longer pinned'}`,
  };
}

async function rebuild(session: CommandSession, [version]: readonly string[], { out }: DatasetOptions): Promise<Shown> {
  if (out === undefined) {
    throw new DomainError('INVALID_INPUT', 'Say with --out which file to write', { kept: 'Nothing was written' });
  }
  const written = await session.invoke('datasets.rebuild', { version: version!, path: session.resolve(out) });
  const bytes = written.bytes.toLocaleString('en');
  return { document: written, text: `Rebuilt ${written.version.slice(0, 12)} in ${written.path} (${bytes} bytes)` };
}

function versionTable(found: readonly DatasetVersionRow[]): string {
  return formatTable(
    [
      { header: 'Version' },
      { header: 'Name' },
      { header: 'Since' },
      { header: 'Made by' },
      { header: 'Rows', align: 'right' },
      { header: 'Runs', align: 'right' },
      { header: 'State' },
    ],
    found.map((row) => [
      row.version.slice(0, 12),
      row.name,
      row.firstSeenAt,
      row.madeBy,
      Object.values(row.rows)
        .reduce((sum, rows) => sum + rows, 0)
        .toLocaleString('en'),
      String(row.runs),
      [row.current && 'current', row.pinned && 'pinned', row.obstacle && `can't be rebuilt: ${row.obstacle}`]
        .filter(Boolean)
        .join(', '),
    ]),
  );
}

function diffTable({ changes }: DatasetDiff): string {
  return formatTable(
    [
      { header: 'Change' },
      { header: '' },
      { header: 'Table' },
      { header: 'Added', align: 'right' },
      { header: 'Changed', align: 'right' },
      { header: 'Removed', align: 'right' },
    ],
    changes.flatMap(({ label, direction, tables }) =>
      tables.map(({ table, added, changed, removed }) => [
        label,
        direction,
        table,
        String(added),
        String(changed),
        String(removed),
      ]),
    ),
  );
}
