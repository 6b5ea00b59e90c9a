/** The rows that have to be in the document, and the space that stands for the others. */
export interface RowWindow {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  readonly above: number;
  readonly below: number;
}

/** Rows kept ready beyond the visible ones, so that a quick scroll shows no gap. */
const overscan = 12;

/**
 * @param scrollTop pixels scrolled
 * @param height visible pixels
 */
export function rowWindow(count: number, rowHeight: number, scrollTop: number, height: number): RowWindow {
  const first = Math.floor(scrollTop / rowHeight) - overscan;
  const last = Math.ceil((scrollTop + height) / rowHeight) + overscan;
  const from = Math.min(Math.max(0, first), count);
  const to = Math.max(from, Math.min(count, last));
  return { from, to, above: from * rowHeight, below: (count - to) * rowHeight };
}
