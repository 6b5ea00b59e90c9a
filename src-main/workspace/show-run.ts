import { type Session, type UseCase } from './context.ts';

export const showRun: UseCase<'runs.show', Session> = ({ store }, { id }) => {
  const { inputHash: _ours, ...run } = store.run(id);
  return run;
};
