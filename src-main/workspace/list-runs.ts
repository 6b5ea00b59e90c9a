import { type Session, type UseCase } from './context.ts';

export const listRuns: UseCase<'runs.list', Session> = ({ store }) => store.runs();
