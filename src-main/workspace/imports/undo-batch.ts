import { type Session, type UseCase } from '../context.ts';

/** Takes a batch back: its rows go, the rows it replaced return. */
export const undoBatch: UseCase<'batches.undo', Session> = ({ store }, { id }) => store.undoBatch(id);
