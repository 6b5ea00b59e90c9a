import { DomainError } from '../../../src-core/domain-error.ts';
import { cureLimit } from '../../../src-core/limits/cure/cure-limit.ts';
import { isInForce } from '../../../src-core/limits/evaluate.ts';
import { type Session, type UseCase } from '../context.ts';
import { portfolioChecks } from './prepared-checks.ts';

/** What would bring limits back, on the positions, prices and limits of now. */
export const cureLimits: UseCase<'limits.cure', Session> = (session, { portfolio: asked, breach, limit, lot = '1' }) =>
  session.readTogether(async () => {
    const { store } = session;
    const found = breach === undefined ? null : findBreach(session, breach);
    const { prepared, question, run } = await portfolioChecks(session, found?.portfolio ?? asked, []);
    const { portfolio, parameters } = question;
    const id = found?.limitId ?? limit;
    const limits = store.limits().filter((known) => isInForce(known, portfolio, parameters.asOf));
    const wanted = id === undefined ? limits : limits.filter((known) => known.id === id);
    if (id !== undefined && wanted.length === 0) {
      throw new DomainError('UNKNOWN_RECORD', `Limit ${id} is not in effect on ${portfolio} on ${parameters.asOf}`, {
        kept: 'Nothing was changed',
        remedy: 'List the limits of the portfolio and choose one of them',
      });
    }
    const cures = wanted.flatMap((known) => cureLimit(prepared, known, { lot, subject: found?.subject }));
    return { portfolio, asOf: parameters.asOf, run, cures };
  });

function findBreach({ store }: Session, id: number) {
  const found = store.breaches().find((breach) => breach.id === id);
  if (found) return found;
  throw new DomainError('UNKNOWN_RECORD', `There is no breach ${id}`, {
    kept: 'Nothing was changed',
    remedy: 'List the breaches and choose one of them',
  });
}
