import { limitInput, type LimitInput } from '../../../src-core/contract/index.ts';
import { DomainError } from '../../../src-core/domain-error.ts';
import { checkLimit } from '../../../src-core/limits/check-limit.ts';
import { readLimits, type LimitCandidate } from '../../files/limits/read-limits.ts';
import { type Session, type UseCase } from '../context.ts';
import { filePath } from '../imports/read-file.ts';
import { choosePortfolio } from '../portfolio-choice.ts';
import { setLimits } from './set-limits.ts';

const shown = 10;

/** Sets the limits of a file on a portfolio, as one action that can be undone; a bad one keeps all of them out. */
export const importLimits: UseCase<'limits.import', Session> = async ({ store }, request, options) => {
  const portfolio = choosePortfolio(store, request.portfolio);
  const candidates = await readLimits(filePath(request.file, options));
  const read = candidates.map((candidate) => readCandidate(candidate, portfolio));
  const faults = read.flatMap((outcome) => ('fault' in outcome ? outcome.fault : []));
  if (faults.length > 0 || candidates.length === 0) {
    const more = faults.length > shown ? `; ${faults.length - shown} more` : '';
    const message =
      candidates.length === 0
        ? 'The file has no limit in it'
        : `${faults.length} of ${candidates.length} limits cannot be used: ${faults.slice(0, shown).join('; ')}${more}`;
    throw new DomainError('BAD_ROWS', message, {
      kept: 'No limit was changed',
      remedy: 'Mend the file and import it again',
    });
  }
  const limits = read.flatMap((outcome) => ('limit' in outcome ? outcome.limit : []));
  const label = `Import of ${limits.length} limits for ${portfolio}`;
  return { portfolio, ...setLimits(store, portfolio, limits, request.replace, label) };
};

type Outcome = { readonly limit: Omit<LimitInput, 'id'> } | { readonly fault: string };

function readCandidate({ place, limit, fault }: LimitCandidate, portfolio: string): Outcome {
  if (fault !== null) return { fault: `${place} ${fault}` };
  const parsed = limitInput.safeParse(limit);
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!;
    return { fault: `${place} ${path.join('.') || 'the limit'}: ${message}` };
  }
  const given = parsed.data;
  const placed = given.scope.level === 'workspace' ? given : { ...given, scope: { ...given.scope, portfolio } };
  try {
    checkLimit(placed);
  } catch (thrown) {
    if (thrown instanceof DomainError) return { fault: `${place} ${thrown.message}` };
    throw thrown;
  }
  return { limit: placed };
}
