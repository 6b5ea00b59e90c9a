import { type BreachHistory } from '../../../src-core/contract/index.ts';
import { allowedActions } from '../../../src-core/limits/breach-life.ts';
import { type Store } from '../../store/store.ts';
import { type Session, type UseCase } from '../context.ts';

export const showBreach: UseCase<'breaches.show', Session> = ({ store }, { id }) => breachHistory(store, id);

export function breachHistory(store: Store, id: number): BreachHistory {
  const breach = store.breach(id);
  return { breach, events: store.breachEvents(id), actions: allowedActions(breach.state) };
}
