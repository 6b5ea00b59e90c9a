import { userInfo } from 'node:os';
import { DomainError } from '../../../../src-core/contract/index.ts';
import { formatTable } from '../table.ts';
import { type ExperimentAction } from './action.ts';

/** Removes all but the newest runs; without `--apply` it only says what would go. */
export const prune: ExperimentAction = {
  usage: '--keep N [--kind KIND] [--portfolio P] [--before DATE] [--apply]',
  least: 0,
  most: 0,
  async show(session, _, { keep, kind, portfolio, before, apply, by }) {
    if (keep === undefined) {
      throw new DomainError(
        'INVALID_INPUT',
        'Say with --keep how many runs of each kind, portfolio and origin shall stay',
        {
          kept: 'Nothing was removed',
        },
      );
    }
    const rules = {
      keep,
      ...(kind && { kinds: [...kind] }),
      ...(portfolio !== undefined && { portfolio }),
      ...(before !== undefined && { before }),
    };
    const outcome = apply
      ? await session.invoke('experiments.prune', { ...rules, by: by ?? userInfo().username })
      : await session.invoke('experiments.retention', rules);
    const table = formatTable(
      [
        { header: 'Run', align: 'right' },
        { header: 'Kind' },
        { header: 'Portfolio' },
        { header: 'Computed' },
        { header: '' },
      ],
      [
        ...outcome.remove.map((run) => [String(run.id), run.kind, run.portfolio ?? '–', run.createdAt, 'goes']),
        ...outcome.held.map((run) => [
          String(run.id),
          run.kind,
          run.portfolio ?? '–',
          run.createdAt,
          `stays: ${run.reasons.join('; ')}`,
        ]),
      ],
    );
    const bytes = outcome.bytes.toLocaleString('en');
    const done = outcome.applied
      ? `${outcome.remove.length} runs removed, ${bytes} bytes`
      : `${outcome.remove.length} runs would go, ${bytes} bytes; --apply removes them`;
    return { document: outcome, text: `${table}\n\n${done}` };
  },
};
