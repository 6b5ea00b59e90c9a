import { capBases, type ModelData } from '../model-data.ts';

/** The estimation universe at the close of one date, packed; the same object is filled again for each date. */
export interface UniverseDay {
  /** Number of members; the arrays below are used up to here. */
  count: number;
  /** Position of each member among the securities, ascending. */
  readonly members: Int32Array;
  readonly capWeights: Float64Array;
  /** √ of the market cap; where that is not known, the cap weight itself (√ of the traded value, or 1). */
  readonly regressionWeights: Float64Array;
}

export function newUniverseDay(securities: number): UniverseDay {
  return {
    count: 0,
    members: new Int32Array(securities),
    capWeights: new Float64Array(securities),
    regressionWeights: new Float64Array(securities),
  };
}

const marketCapBasis = capBases.indexOf('market-cap');

/** Packs the members of a date. */
export function packUniverse(data: ModelData, date: number, universe: UniverseDay): void {
  const { securities, dates, members, capWeights, capBasis } = data;
  const root = capBasis[date] === marketCapBasis;
  let count = 0;
  for (let i = 0; i < securities; i++) {
    const cell = i * dates.length + date;
    if (members[cell] === 0) continue;
    const weight = capWeights[cell]!;
    universe.members[count] = i;
    universe.capWeights[count] = weight;
    universe.regressionWeights[count] = root ? Math.sqrt(weight) : weight;
    count++;
  }
  universe.count = count;
}
