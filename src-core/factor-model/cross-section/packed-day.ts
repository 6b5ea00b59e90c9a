/**
 * The securities that take part in one day's regression, packed and sorted by industry, so that the one-hot industry columns
 * need no room: industry j holds the securities `offsets[j] … offsets[j + 1]`. Filled again for each day.
 */
export interface PackedDay {
  /** Number of securities; the arrays are used up to here. */
  count: number;
  readonly industries: number;
  readonly styles: number;
  readonly offsets: Int32Array;
  /** Styles × capacity, style by style: column s begins at `s * capacity`. */
  readonly columns: Float64Array;
  readonly capacity: number;
  readonly weights: Float64Array;
  readonly capWeights: Float64Array;
  readonly returns: Float64Array;
  /** The security at each place. */
  readonly rows: Int32Array;
  /** Room for one style of all securities. */
  readonly column: Float64Array;
}

export function newPackedDay(capacity: number, industries: number, styles: number): PackedDay {
  return {
    count: 0,
    industries,
    styles,
    capacity,
    offsets: new Int32Array(industries + 1),
    columns: new Float64Array(styles * capacity),
    weights: new Float64Array(capacity),
    capWeights: new Float64Array(capacity),
    returns: new Float64Array(capacity),
    rows: new Int32Array(capacity),
    column: new Float64Array(capacity),
  };
}

/** What the regression of one day is packed from; arrays of members have `count` entries. */
export interface DayInput {
  readonly count: number;
  /** Position of each member among the securities. */
  readonly members: Int32Array;
  readonly capWeights: Float64Array;
  readonly regressionWeights: Float64Array;
  /** Industry of each security, −1 = none. */
  readonly industryOf: Int32Array;
  /** Return of each security, NaN = missing. */
  readonly returns: Float64Array;
  /** Styles × securities, style by style, NaN = unknown. */
  readonly exposures: Float64Array;
  readonly securities: number;
  /** Which styles take part, by their position. */
  readonly activeStyles: readonly number[];
}

/** An industry with fewer members on a day has no factor return, and its members no part in the regression. */
export const fewestIndustryMembers = 2;

/**
 * Packs a day. Left out are members without a return, without an industry, and those of an industry with one member alone,
 * whose factor would be nothing but that security's own residual.
 *
 * @param present receives 1 for each industry that takes part
 */
export function packDay(input: DayInput, present: Uint8Array, packed: PackedDay): void {
  const { count, members, capWeights, regressionWeights, industryOf, returns, exposures, securities } = input;
  const { industries, offsets } = packed;
  const sizes = new Int32Array(industries);
  for (let m = 0; m < count; m++) {
    const i = members[m]!;
    const value = returns[i]!;
    if (value === value && industryOf[i]! >= 0) sizes[industryOf[i]!]!++;
  }
  let total = 0;
  for (let j = 0; j < industries; j++) {
    present[j] = sizes[j]! >= fewestIndustryMembers ? 1 : 0;
    offsets[j] = total;
    if (present[j] === 1) total += sizes[j]!;
  }
  offsets[industries] = total;
  packed.count = total;
  const next = offsets.slice(0, industries);
  const { columns, capacity, weights, capWeights: caps, returns: packedReturns, rows, column } = packed;
  for (let m = 0; m < count; m++) {
    const i = members[m]!;
    const value = returns[i]!;
    const industry = industryOf[i]!;
    if (value !== value || industry < 0 || present[industry] === 0) continue;
    const place = next[industry]!++;
    weights[place] = regressionWeights[m]!;
    caps[place] = capWeights[m]!;
    packedReturns[place] = value;
    rows[place] = i;
  }
  const active = input.activeStyles;
  for (let s = 0; s < active.length; s++) {
    const from = active[s]! * securities;
    const to = s * capacity;
    // Copied first, so that memory is read in its order and only this small copy out of order.
    column.set(exposures.subarray(from, from + securities));
    for (let p = 0; p < total; p++) {
      const exposure = column[rows[p]!]!;
      columns[to + p] = exposure === exposure ? exposure : 0;
    }
  }
}
