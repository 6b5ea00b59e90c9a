import { Argument, Option } from 'commander';
import { DomainError } from '../../../../src-core/contract/index.ts';
import { type ExperimentOptions } from '../experiments/action.ts';
import { experimentActions } from '../experiments/actions.ts';
import { jsonOption, parseWhole, portfolioOption } from '../options.ts';
import { type DeclareCommand } from '../session.ts';

const several = (text: string, earlier: readonly string[] | undefined) => [...(earlier ?? []), text];
const usages = Object.entries(experimentActions).map(([name, { usage }]) => `  ${name} ${usage}`.trimEnd());

/** `plimsoll experiments FILE [action]`: runs as experiments. */
export const experiments: DeclareCommand = (program, session) => {
  program
    .command('experiments')
    .description('find, compare, tag, prune and promote the runs a workspace keeps')
    .argument('<file>', 'the workspace')
    .addArgument(new Argument('[action]', 'what to do').choices(Object.keys(experimentActions)).default('list'))
    .argument('[given...]', 'run numbers, tags or a text, as the action takes them')
    .option('--kind <kind>', 'only runs of this kind; may be repeated', several)
    .addOption(portfolioOption())
    .option('--tag <tag>', 'only runs with this tag, name or name=value; may be repeated', several)
    .option('--text <text>', 'only runs with this in title, note, kind, portfolio or tags')
    .option('--where <condition>', 'only runs of which this is true, such as "nav > 1000000"; may be repeated', several)
    .option('--from <date>', 'only runs computed on this day or later, YYYY-MM-DD')
    .option('--to <date>', 'only runs computed on this day or earlier')
    .option('--champions', 'only runs a portfolio relies on now')
    .option('--sort <figure>', 'a metric, parameters.NAME, createdAt, kind, portfolio, asOf or elapsed (default: id)')
    .option('--ascending', 'the smallest first')
    .option('--columns <figure>', 'a metric or parameters.NAME to show; may be repeated', several)
    .option('--limit <count>', 'runs shown (default: 200)', parseWhole)
    .option('--offset <count>', 'runs left out before them', parseWhole)
    .option('--untag <name>', 'with tag: a tag to remove; may be repeated', several)
    .option('--title <text>', 'with note: a title')
    .option('--pin', 'with note: never prune it')
    .option('--no-pin', 'with note: it may be pruned')
    .option('--keep <count>', 'with prune: newest runs that stay of each kind, portfolio and origin', parseWhole)
    .option('--before <date>', 'with prune: only runs computed before this day')
    .option('--apply', 'with prune: remove them, instead of only saying what would go')
    .option('--method <id>', 'with promote: the method')
    .option('--reason <text>', 'with promote and demote: why')
    .option('--by <name>', 'who does it, as it stands in the audit log (default: the user of this computer)')
    .addOption(new Option('--format <format>', 'with export').choices(['json', 'mlflow']).default('json'))
    .option('--out <path>', 'with export: the file (json) or the folder (mlflow) to write')
    .addOption(jsonOption())
    .addHelpText('after', `\nActions:\n${usages.join('\n')}`)
    .action(async (file: string, name: string, given: string[], options: ExperimentOptions) => {
      const action = experimentActions[name]!;
      if (given.length < action.least || given.length > action.most) {
        throw new DomainError('INVALID_INPUT', `It is: experiments FILE ${name} ${action.usage}`.trimEnd(), {
          kept: 'Nothing was changed',
        });
      }
      await session.openWorkspace(file);
      const { document, text } = await action.show(session, given, options);
      session.terminal.result(options.json ? JSON.stringify(document) : text);
    });
};
