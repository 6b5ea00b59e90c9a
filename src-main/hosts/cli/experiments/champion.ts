import { userInfo } from 'node:os';
import { type ChampionRow } from '../../../../src-core/contract/index.ts';
import { formatTable } from '../table.ts';
import { type ExperimentAction } from './action.ts';
import { required, runNumbers } from './filter.ts';

/** Makes a method of a run the one its portfolio relies on. */
export const promote: ExperimentAction = {
  usage: 'ID --method METHOD --reason TEXT [--portfolio P]',
  least: 1,
  most: 1,
  async show(session, given, { method, reason, portfolio, by }) {
    const champion = await session.invoke('champions.promote', {
      run: runNumbers(given)[0]!,
      method: required(method, '--method'),
      reason: required(reason, '--reason'),
      by: by ?? userInfo().username,
      ...(portfolio !== undefined && { portfolio }),
    });
    return {
      document: champion,
      text: `${champion.method} of run ${champion.run} is the champion of ${champion.portfolio}`,
    };
  },
};

/** Ends the champion in force. */
export const demote: ExperimentAction = {
  usage: '--portfolio P --reason TEXT',
  least: 0,
  most: 0,
  async show(session, _, { portfolio, reason, by }) {
    const champion = await session.invoke('champions.demote', {
      portfolio: required(portfolio, '--portfolio'),
      reason: required(reason, '--reason'),
      by: by ?? userInfo().username,
    });
    return { document: champion, text: `${champion.portfolio} has no champion now; ${champion.method} was it` };
  },
};

/** All champions, the newest first. */
export const champions: ExperimentAction = {
  usage: '[--portfolio P]',
  least: 0,
  most: 0,
  async show(session, _, { portfolio }) {
    const found = await session.invoke('champions.list', portfolio === undefined ? {} : { portfolio });
    return { document: { champions: found }, text: championTable(found) };
  },
};

function championTable(found: readonly ChampionRow[]): string {
  return formatTable(
    [
      { header: 'Portfolio' },
      { header: 'Method' },
      { header: 'Run', align: 'right' },
      { header: 'Since' },
      { header: 'By' },
      { header: 'Reason' },
      { header: 'Until' },
    ],
    found.map((champion) => [
      champion.portfolio,
      champion.method,
      String(champion.run),
      champion.at,
      champion.by,
      champion.reason,
      champion.endedAt === null ? 'in force' : `${champion.endedAt}, ${champion.endedBy}: ${champion.endedReason}`,
    ]),
  );
}
