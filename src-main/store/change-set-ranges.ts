/** First and last of changes of data that follow one another among all changes of data. */
export type SetRange = readonly [first: number, last: number];

/**
 * Writes which changes of data a version consists of in few numbers: versions grow by one change at a time.
 *
 * @param members ids, ascending
 * @param all ids of all changes of data, ascending, taken back or not
 */
export function toRanges(members: readonly number[], all: readonly number[]): readonly SetRange[] {
  const ranges: [number, number][] = [];
  const present = new Set(members);
  let open = false;
  for (const id of all) {
    if (!present.has(id)) open = false;
    else if (open) ranges.at(-1)![1] = id;
    else {
      ranges.push([id, id]);
      open = true;
    }
  }
  return ranges;
}

/** The way back; ids that are no longer kept are missing from it. */
export function fromRanges(ranges: readonly SetRange[], all: readonly number[]): readonly number[] {
  return ranges.flatMap(([first, last]) => all.slice(placeOf(first, all), placeOf(last + 1, all)));
}

/** How many changes they name, without naming each; those that are no longer kept are not counted. */
export function countInRanges(ranges: readonly SetRange[], all: readonly number[]): number {
  return ranges.reduce((sum, [first, last]) => sum + placeOf(last + 1, all) - placeOf(first, all), 0);
}

export function isInRanges(id: number, ranges: readonly SetRange[]): boolean {
  return ranges.some(([first, last]) => id >= first && id <= last);
}

/** Whether the first and last of each range are still kept. */
export function hasEnds(ranges: readonly SetRange[], all: readonly number[]): boolean {
  return ranges.every((ends) => ends.every((id) => all[placeOf(id, all)] === id));
}

/** How many of the ascending ids are smaller. */
function placeOf(id: number, all: readonly number[]): number {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (all[middle]! < id) low = middle + 1;
    else high = middle;
  }
  return low;
}
