import { type Store } from '../store/store.ts';
import { type Session, type UseCase } from './context.ts';

export const previousRun: UseCase<'risk.previous', Session> = ({ store }, { run }) => metricsBefore(store, run);

/** Headline figures of the run before this one, of the same kind and portfolio; null for the first. */
export function metricsBefore(store: Store, id: number): Readonly<Record<string, number>> | null {
  const { kind, portfolio } = store.run(id);
  const earlier = store
    .runs()
    .filter(
      (other) => other.id < id && other.kind === kind && other.portfolio === portfolio && other.origin === 'computed',
    )
    .sort((a, b) => b.id - a.id);
  return earlier[0]?.metrics ?? null;
}
