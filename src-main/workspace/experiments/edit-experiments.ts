import { type ExperimentChange } from '../../../src-core/contract/index.ts';
import { type Session, type UseCase } from '../context.ts';

/** Titles, notes, tags and pins of runs, as one action that can be undone. */
export const editExperiments: UseCase<'experiments.edit', Session> = ({ store }, { ids, change }) => {
  const runs = ids.length === 1 ? `run ${ids[0]}` : `${ids.length} runs`;
  store.editExperiments(ids, change, `${wordOf(change)} of ${runs}`);
  return null;
};

function wordOf({ title, note, pinned, tags, untag }: ExperimentChange): string {
  if (title !== undefined) return 'title';
  if (note !== undefined) return 'note';
  if (pinned !== undefined) return pinned ? 'pin' : 'removal of the pin';
  return tags === undefined && untag !== undefined ? 'removal of tags' : 'tags';
}
