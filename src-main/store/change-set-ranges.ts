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
  return all.filter((id) => ranges.some(([first, last]) => id >= first && id <= last));
}
