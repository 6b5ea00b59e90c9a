import path from 'node:path';
import { Option } from 'commander';
import {
  DomainError,
  limitFileFormats,
  limitTemplates,
  type LimitStatus,
  type LimitTemplateName,
} from '../../../../src-core/contract/index.ts';
import { exitCodes } from '../failure.ts';
import { isBreached, limitTable } from '../limit-table.ts';
import { jsonOption, portfolioOption } from '../options.ts';
import { writeWholeFile } from '../../write-whole-file.ts';
import { type CommandSession, type DeclareCommand } from '../session.ts';

interface LimitsOptions {
  portfolio?: string;
  template?: LimitTemplateName;
  set?: true;
  import?: string;
  replace?: true;
  copyFrom?: string;
  export?: string;
  json?: true;
}

/** `plimsoll limits FILE`: limits beside their values; exit code 1 when one is at or beyond `limit`. */
export const limits: DeclareCommand = (program, session) => {
  program
    .command('limits')
    .description('show limits and how far each is used; exit code 1 when one is at or beyond its limit')
    .argument('<file>', 'the workspace')
    .addOption(portfolioOption())
    .addOption(
      new Option('--template <name>', "measure against a template instead of the workspace's own limits").choices(
        limitTemplates,
      ),
    )
    .option('--set', "put the template's limits in place of those of the portfolio")
    .addOption(new Option('--import <file>', 'set the limits of a JSON, CSV or XLSX file').conflicts('template'))
    .addOption(new Option('--copy-from <portfolio>', 'set the limits of another portfolio').conflicts('import'))
    .option('--replace', 'with --import and --copy-from: put them in place of those of the portfolio')
    .option('--export <file>', 'write the limits to a file; its ending .csv or .json decides the format')
    .addOption(jsonOption())
    .action(async (file: string, options: LimitsOptions) => {
      await session.openWorkspace(file);
      await setLimits(session, options);
      const statuses = await currentStatuses(session, options);
      if (options.export !== undefined) await exportLimits(session, options.export, options.portfolio);
      if (options.json) session.terminal.result(JSON.stringify({ limits: statuses.map(asRow) }));
      else if (statuses.length === 0)
        session.terminal.message('There are no limits yet; try --template default, or set them in the window');
      else session.terminal.result(limitTable(statuses));
      if (statuses.some(isBreached)) session.endWith(exitCodes.breach);
    });
};

/** Sets limits from a template, a file or another portfolio, where that was asked for. */
async function setLimits(session: CommandSession, options: LimitsOptions): Promise<void> {
  const { template, portfolio, copyFrom, replace = false } = options;
  if (options.set && template === undefined)
    throw new DomainError('INVALID_INPUT', '--set needs --template', { kept: 'No limit was changed' });
  if (options.set) await session.invoke('limits.template', { portfolio, template: template!, apply: true });
  if (options.import !== undefined) {
    const { added, removed } = await session.invoke('limits.import', {
      file: session.resolve(options.import),
      portfolio,
      replace,
    });
    session.terminal.message(`${added} limits set, ${removed} replaced`);
  }
  if (copyFrom !== undefined) {
    if (portfolio === undefined)
      throw new DomainError('PORTFOLIO_REQUIRED', 'Say with --portfolio which portfolio the limits are copied to');
    const { added, removed } = await session.invoke('limits.copy', { from: copyFrom, to: portfolio, replace });
    session.terminal.message(`${added} limits set, ${removed} replaced`);
  }
}

async function exportLimits(session: CommandSession, file: string, portfolio: string | undefined): Promise<void> {
  const format = limitFileFormats.find((candidate) => path.extname(file).toLowerCase() === `.${candidate}`);
  if (format === undefined)
    throw new DomainError('INVALID_INPUT', `${file} ends in neither .csv nor .json`, {
      kept: 'Nothing was written',
      remedy: 'The ending decides the format',
    });
  const { text } = await session.invoke('limits.export', { portfolio, format });
  await writeWholeFile(session.resolve(file), text);
  session.terminal.message(`Wrote ${file}`);
}

/** Limits are measured by a risk run; a new one is made where the newest is missing or no longer true. */
async function currentStatuses(
  session: CommandSession,
  { portfolio, template, set }: LimitsOptions,
): Promise<readonly LimitStatus[]> {
  const latest = await session.invoke('risk.latest', { portfolio });
  const current = latest === null || latest.stale ? await session.invoke('risk.run', { portfolio }) : latest;
  if (template === undefined || set) return current.limits;
  const view = await session.invoke('limits.template', { portfolio: current.portfolio, template, apply: false });
  return view.statuses;
}

const asRow = ({ limitId, ...status }: LimitStatus) => ({ id: limitId, ...status });
