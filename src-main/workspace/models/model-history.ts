import { type Session, type UseCase } from '../context.ts';
import { loadModelHistory } from './load-model.ts';

export const modelHistory: UseCase<'model.history', Session> = ({ store }, { id }) => loadModelHistory(store, id);
