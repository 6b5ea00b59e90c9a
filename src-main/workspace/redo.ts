import { type Session, type UseCase } from './context.ts';

export const redo: UseCase<'history.redo', Session> = ({ store }) => ({ redone: store.redo() });
