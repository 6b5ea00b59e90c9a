import { countInRanges, hasEnds, isInRanges, type SetRange } from './change-set-ranges.ts';
import { versionOf } from './dataset-log.ts';

/** An import or edit that changed data. */
export interface DataChangeSet {
  readonly id: number;
  readonly kind: 'import' | 'edit';
  readonly label: string;
  readonly at: string;
  readonly state: 'applied' | 'undone';
  readonly hash: string;
  /** The import's batch; null for an edit. */
  readonly batch: number | null;
  /** Prices it wrote in bulk, which are not recorded one by one. */
  readonly priceRows: number;
  /** 1: it was undone, and the prices it had added were kept. */
  readonly pricesKept: 0 | 1;
}

/** How the data of now become those of a version: what is taken back (newest first), then what is done again (oldest first). */
export interface RebuildPlan {
  readonly takeBack: readonly DataChangeSet[];
  readonly doAgain: readonly DataChangeSet[];
  /** What stands in the way; null = nothing known. */
  readonly obstacle: string | null;
}

/** @param members ids of the changes the version consists of, as far as they are still kept */
export function planRebuild(version: string, members: readonly number[], sets: readonly DataChangeSet[]): RebuildPlan {
  const wanted = new Set(members);
  const takeBack = sets.filter(({ id, state }) => state === 'applied' && !wanted.has(id)).toReversed();
  const doAgain = sets.filter(({ id, state }) => state === 'undone' && wanted.has(id));
  const lost = doAgain.find(hasLostPrices);
  const whole =
    versionOf(sets.filter(({ id }) => wanted.has(id)).map(({ hash }) => ({ dataset_hash: hash }))) === version;
  return { takeBack, doAgain, obstacle: obstacleOf(whole, lost) };
}

/** How many changes a version consists of and what stands in the way of rebuilding it, for each of many versions quickly. */
export function outlook(
  sets: readonly DataChangeSet[],
): (ranges: readonly SetRange[]) => { readonly changes: number; readonly obstacle: string | null } {
  const every = sets.map(({ id }) => id);
  const undoneWithoutPrices = sets.filter((set) => set.state === 'undone' && hasLostPrices(set));
  return (ranges) => ({
    changes: countInRanges(ranges, every),
    // That the changes between the ends are those of then is checked when it is rebuilt, and by verify.
    obstacle: obstacleOf(
      hasEnds(ranges, every),
      undoneWithoutPrices.find(({ id }) => isInRanges(id, ranges)),
    ),
  });
}

const hasLostPrices = ({ priceRows, pricesKept }: DataChangeSet) => priceRows > 0 && pricesKept === 0;

function obstacleOf(whole: boolean, lost: DataChangeSet | undefined): string | null {
  if (!whole) return 'an edit it contains was undone and is no longer kept';
  return lost ? `the ${lost.label} was undone later, and the prices it had added were not kept` : null;
}
