import { type Session, type UseCase } from './context.ts';

export const previousRun: UseCase<'risk.previous', Session> = ({ store }, { run }) => {
  const { kind, portfolio } = store.run(run);
  const earlier = store
    .runs()
    .filter((other) => other.id < run && other.kind === kind && other.portfolio === portfolio)
    .sort((a, b) => b.id - a.id);
  return earlier[0]?.metrics ?? null;
};
