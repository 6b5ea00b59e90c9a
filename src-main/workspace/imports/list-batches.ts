import { type Session, type UseCase } from '../context.ts';

/** Every import batch, undone ones too. */
export const listBatches: UseCase<'batches.list', Session> = ({ store }) => store.batches();
