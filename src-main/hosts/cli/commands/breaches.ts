import { userInfo } from 'node:os';
import { Argument } from 'commander';
import {
  DomainError,
  type Breach,
  type BreachChangeInput,
  type BreachHistory,
} from '../../../../src-core/contract/index.ts';
import { inUnit } from '../figures.ts';
import { jsonOption, parseWhole, portfolioOption } from '../options.ts';
import { type DeclareCommand } from '../session.ts';
import { formatFacts, formatTable } from '../table.ts';

interface BreachOptions {
  readonly portfolio?: string;
  readonly by?: string;
  readonly owner?: string;
  readonly until?: string;
  readonly text?: string;
  readonly json?: true;
}

const changes = ['acknowledge', 'assign', 'comment', 'waive', 'withdraw-waiver'] as const;
type Change = (typeof changes)[number];

/** `plimsoll breaches FILE [list|show ID|acknowledge ID|…]`: breaches and what is done about them. */
export const breaches: DeclareCommand = (program, session) => {
  program
    .command('breaches')
    .description('list breaches of limits, and acknowledge, assign, comment or waive them')
    .argument('<file>', 'the workspace')
    .addArgument(new Argument('[action]', 'what to do').choices(['list', 'show', ...changes]).default('list'))
    .argument('[id]', 'the breach', parseWhole)
    .addOption(portfolioOption())
    .option('--by <name>', 'who does it, as it stands in the audit log (default: the user of this computer)')
    .option('--owner <name>', 'who answers for the breach from now on')
    .option('--until <date>', 'last day of a waiver, YYYY-MM-DD')
    .option('--text <text>', 'the comment, or the reason for a waiver')
    .addOption(jsonOption())
    .action(async (file: string, action: 'list' | 'show' | Change, id: number | undefined, options: BreachOptions) => {
      if (action !== 'list' && id === undefined) {
        throw new DomainError('INVALID_INPUT', `breaches ${action} takes the number of a breach`, {
          remedy: 'Take it from: plimsoll breaches FILE list',
        });
      }
      await session.openWorkspace(file);
      if (action === 'list') {
        const found = await session.invoke('breaches.list', { portfolio: options.portfolio });
        session.terminal.result(options.json ? JSON.stringify({ breaches: found }) : breachTable(found));
        return;
      }
      const shown =
        action === 'show'
          ? await session.invoke('breaches.show', { id: id! })
          : await session.invoke('breaches.change', changeOf(action, id!, options));
      session.terminal.result(options.json ? JSON.stringify(shown) : historyText(shown));
    });
};

function changeOf(action: Change, id: number, options: BreachOptions): BreachChangeInput {
  const by = options.by ?? userInfo().username;
  const needed = (name: 'owner' | 'until' | 'text') => {
    const value = options[name];
    if (value !== undefined) return value;
    throw new DomainError('INVALID_INPUT', `breaches ${action} needs --${name}`, { kept: 'Nothing was changed' });
  };
  switch (action) {
    case 'acknowledge':
      return { action, id, by, owner: options.owner, text: options.text };
    case 'assign':
      return { action, id, by, owner: needed('owner') };
    case 'comment':
      return { action, id, by, text: needed('text') };
    case 'waive':
      return { action, id, by, until: needed('until'), reason: needed('text') };
    case 'withdraw-waiver':
      return { action, id, by, reason: needed('text') };
  }
}

function breachTable(found: readonly Breach[]): string {
  return formatTable(
    [
      { header: 'Breach', align: 'right' },
      { header: 'State' },
      { header: 'Level' },
      { header: 'Portfolio' },
      { header: 'Limit' },
      { header: 'On' },
      { header: 'Value', align: 'right' },
      { header: 'Threshold', align: 'right' },
      { header: 'Since' },
      { header: 'Owner' },
    ],
    found.map((breach) => [
      String(breach.id),
      stateOf(breach),
      breach.level,
      breach.portfolio,
      breach.label,
      breach.subject,
      inUnit(breach.lastValue, breach.unit),
      inUnit(breach.threshold, breach.unit),
      breach.openedAsOf,
      breach.owner || '–',
    ]),
  );
}

const stateOf = ({ state, waivedUntil }: Breach) => (waivedUntil === null ? state : `${state} until ${waivedUntil}`);

function historyText({ breach, events }: BreachHistory): string {
  const facts = formatFacts([
    ['Breach', `${breach.id}, ${breach.label} of ${breach.subject} in ${breach.portfolio}`],
    ['State', stateOf(breach)],
    ['Level', breach.level],
    ['Value', inUnit(breach.lastValue, breach.unit)],
    ['Threshold', inUnit(breach.threshold, breach.unit)],
    ['Since', `${breach.openedAsOf}, run ${breach.openedRun}`],
    ['Owner', breach.owner || '–'],
  ]);
  const table = formatTable(
    [{ header: 'When' }, { header: 'What' }, { header: 'Who' }, { header: 'Run', align: 'right' }, { header: 'Text' }],
    events.map(({ at, kind, actor, run, text }) => [at, kind, actor, run === null ? '–' : String(run), text]),
  );
  return `${facts}\n\n${table}`;
}
