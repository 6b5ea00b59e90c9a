import { Argument } from 'commander';
import { DomainError } from '../../../../src-core/contract/index.ts';
import { exitCodes } from '../failure.ts';
import { jsonOption, parseWhole } from '../options.ts';
import { type CommandSession, type DeclareCommand } from '../session.ts';
import { formatFacts, formatTable } from '../table.ts';

/** What an action gives: the document for `--json` and the text for a person. */
interface Shown {
  readonly document: unknown;
  readonly text: string;
}

interface Action {
  /** How many runs it takes. */
  readonly runs: number;
  show(session: CommandSession, ids: readonly number[]): Promise<Shown>;
}

const actions: Readonly<Record<string, Action>> = {
  list: { runs: 0, show: list },
  show: { runs: 1, show },
  compare: { runs: 2, show: compare },
  reproduce: { runs: 1, show: reproduce },
};

/** `plimsoll runs FILE [list|show ID|compare A B|reproduce ID]`: the calculations that were kept. */
export const runs: DeclareCommand = (program, session) => {
  program
    .command('runs')
    .description('list, show, compare and reproduce the calculations a workspace keeps')
    .argument('<file>', 'the workspace')
    .addArgument(new Argument('[action]', 'what to do').choices(Object.keys(actions)).default('list'))
    .argument(
      '[ids...]',
      'runs: one for show and reproduce, two for compare',
      (text, earlier: number[] | undefined) => [...(earlier ?? []), parseWhole(text)],
    )
    .addOption(jsonOption())
    .action(async (file: string, name: string, ids: number[] | undefined, options: { json?: true }) => {
      const action = actions[name]!;
      const given = ids ?? [];
      if (given.length !== action.runs)
        throw new DomainError('INVALID_INPUT', `runs ${name} takes ${action.runs} run numbers, not ${given.length}`, {
          remedy: 'Take them from: plimsoll runs FILE list',
        });
      await session.openWorkspace(file);
      const { document, text } = await action.show(session, given);
      session.terminal.result(options.json ? JSON.stringify(document) : text);
    });
};

async function list(session: CommandSession): Promise<Shown> {
  const found = await session.invoke('runs.list', {});
  const table = formatTable(
    [
      { header: 'Run', align: 'right' },
      { header: 'Kind' },
      { header: 'Portfolio' },
      { header: 'As of' },
      { header: 'Computed' },
      { header: 'Data' },
      { header: 'Warnings', align: 'right' },
      { header: 'Current' },
    ],
    found.map((run) => [
      String(run.id),
      run.kind,
      run.portfolio ?? '–',
      run.asOf ?? '–',
      run.createdAt,
      run.datasetVersion.slice(0, 12),
      String(run.warnings),
      run.current ? 'yes' : 'stale',
    ]),
  );
  return { document: { runs: found }, text: table };
}

async function show(session: CommandSession, [id]: readonly number[]): Promise<Shown> {
  const run = await session.invoke('runs.show', { id: id! });
  const text = formatFacts([
    ['Run', String(run.id)],
    ['Kind', run.kind],
    ['Portfolio', run.portfolio ?? '–'],
    ['As of', run.asOf ?? '–'],
    ['Computed', run.createdAt],
    ['Dataset', run.datasetVersion],
    ['Seed', String(run.seed)],
    ['Engine', run.engineVersion],
    ['Result', run.resultHash],
    ['Parameters', JSON.stringify(run.parameters)],
    ...Object.entries(run.metrics).map(([name, value]) => [name, String(value)] as const),
    ...run.warningList.map(({ message }) => ['Warning', message] as const),
  ]);
  return { document: run, text };
}

async function compare(session: CommandSession, [a, b]: readonly number[]): Promise<Shown> {
  const comparison = await session.invoke('runs.compare', { a: a!, b: b! });
  const text = formatTable(
    [
      { header: 'Figure' },
      { header: `Run ${a}`, align: 'right' },
      { header: `Run ${b}`, align: 'right' },
      { header: 'Difference', align: 'right' },
    ],
    [
      ...comparison.parameters.map((parameter) => [parameter.name, parameter.a, parameter.b, '']),
      ...comparison.metrics.map((metric) => [
        metric.name,
        String(metric.a ?? '–'),
        String(metric.b ?? '–'),
        String(metric.difference ?? '–'),
      ]),
    ],
  );
  return { document: comparison, text };
}

async function reproduce(session: CommandSession, [id]: readonly number[]): Promise<Shown> {
  const outcome = await session.invoke('runs.reproduce', { id: id! });
  if (!outcome.identical) session.endWith(exitCodes.data);
  const text = outcome.identical
    ? `Run ${outcome.run} was reproduced bit for bit (${outcome.reproducedHash})`
    : `Run ${outcome.run} was not reproduced; the first differences: ${outcome.differences.join(', ')}`;
  return { document: outcome, text };
}
