import { type Session, type UseCase } from './context.ts';

export const undo: UseCase<'history.undo', Session> = ({ store }) => ({ undone: store.undo() });
