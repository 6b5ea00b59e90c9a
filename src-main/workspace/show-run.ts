import { type Session, type UseCase } from './context.ts';

export const showRun: UseCase<'runs.show', Session> = ({ store }, { id }) => store.run(id);
