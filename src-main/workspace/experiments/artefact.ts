import { type Session, type UseCase } from '../context.ts';

/** What a run left behind, as a file. */
export const experimentArtefact: UseCase<'experiments.artefact', Session> = ({ store }, { id, name }) => ({
  fileName: `run-${id}-${name}.json`,
  mediaType: 'application/json',
  base64: Buffer.from(store.artefact(id, name), 'utf8').toString('base64'),
  remarks: [],
});
