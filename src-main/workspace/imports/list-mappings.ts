import { type Session, type UseCase } from '../context.ts';

/** The column mappings saved with the workspace. */
export const listMappings: UseCase<'mappings.list', Session> = ({ store }) => store.mappings();
