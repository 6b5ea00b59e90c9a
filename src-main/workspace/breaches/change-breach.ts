import { type ParsedInputOf } from '../../../src-core/contract/index.ts';
import { changeBreach, type BreachChange } from '../../../src-core/limits/breach-life.ts';
import { type Session, type UseCase } from '../context.ts';
import { breachHistory } from './show-breach.ts';

/** Acknowledges, assigns, comments or waives a breach; the change is one event and one entry of the audit log. */
export const changeBreachState: UseCase<'breaches.change', Session> = ({ store, now }, request) => {
  const breach = store.breach(request.id);
  const lastRunAsOf = store.run(breach.lastRun).asOf ?? breach.openedAsOf;
  const changed = changeBreach(breach, asked(request), lastRunAsOf);
  store.changeBreach(changed.breach, changed.happened, { at: now().toISOString(), actor: request.by });
  return breachHistory(store, breach.id);
};

function asked(request: ParsedInputOf<'breaches.change'>): BreachChange {
  return request.action === 'acknowledge' ? { ...request, owner: request.owner ?? request.by } : request;
}
