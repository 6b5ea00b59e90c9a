import { type ExperimentAction } from './action.ts';
import { note, tag } from './annotate.ts';
import { champions, demote, promote } from './champion.ts';
import { compare } from './compare.ts';
import { exportRuns, importRuns } from './files.ts';
import { list } from './list.ts';
import { prune } from './prune.ts';
import { show } from './show.ts';

/** What `plimsoll experiments` can do, by name. */
export const experimentActions: Readonly<Record<string, ExperimentAction>> = {
  list,
  show,
  compare,
  tag,
  note,
  prune,
  promote,
  demote,
  champions,
  export: exportRuns,
  import: importRuns,
};
