import { z } from 'zod';
import { declare } from './operation.ts';
import { identifier, noteText, shortText } from './schemas.ts';

/** The method a portfolio relies on. */
export interface ChampionRow {
  readonly id: number;
  readonly portfolio: string;
  /** A VaR method of the run. */
  readonly method: string;
  readonly run: number;
  readonly at: string;
  readonly by: string;
  readonly reason: string;
  /** null = in force. */
  readonly endedAt: string | null;
  readonly endedBy: string | null;
  readonly endedReason: string | null;
}

const by = shortText;
const reason = noteText.trim().min(1);

export const championOperations = {
  'champions.list': declare('query', 'workspace', z.strictObject({ portfolio: shortText.optional() })).returns<
    readonly ChampionRow[]
  >(),
  'champions.promote': declare(
    'command',
    'workspace',
    z.strictObject({ run: identifier, method: shortText, portfolio: shortText.optional(), by, reason }),
  ).returns<ChampionRow>(),
  'champions.demote': declare(
    'command',
    'workspace',
    z.strictObject({ portfolio: shortText, by, reason }),
  ).returns<ChampionRow>(),
};
