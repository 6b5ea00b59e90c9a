import { Option } from 'commander';
import { limitTemplates, type LimitStatus, type LimitTemplateName } from '../../../../src-core/contract/index.ts';
import { exitCodes } from '../failure.ts';
import { isBreached, limitTable } from '../limit-table.ts';
import { jsonOption, portfolioOption } from '../options.ts';
import { type CommandSession, type DeclareCommand } from '../session.ts';

interface LimitsOptions {
  portfolio?: string;
  template?: LimitTemplateName;
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
    .addOption(jsonOption())
    .action(async (file: string, options: LimitsOptions) => {
      await session.openWorkspace(file);
      const statuses = await currentStatuses(session, options);
      if (options.json) session.terminal.result(JSON.stringify({ limits: statuses.map(asRow) }));
      else if (statuses.length === 0)
        session.terminal.message('There are no limits yet; try --template default, or set them in the window');
      else session.terminal.result(limitTable(statuses));
      if (statuses.some(isBreached)) session.endWith(exitCodes.breach);
    });
};

/** Limits are measured by a risk run; a new one is made where the newest is missing or no longer true. */
async function currentStatuses(
  session: CommandSession,
  { portfolio, template }: LimitsOptions,
): Promise<readonly LimitStatus[]> {
  const latest = await session.invoke('risk.latest', { portfolio });
  const current = latest === null || latest.stale ? await session.invoke('risk.run', { portfolio }) : latest;
  if (template === undefined) return current.limits;
  const view = await session.invoke('limits.template', { portfolio: current.portfolio, template, apply: false });
  return view.statuses;
}

const asRow = ({ limitId, ...status }: LimitStatus) => ({ id: limitId, ...status });
