import { capBases } from './model-data.ts';

/** A security needs this many returns within the last `recentDays` dates. */
const recentDays = 63;
const fewestRecentReturns = 60;

const basisCode = Object.fromEntries(capBases.map((basis, code) => [basis, code])) as Record<
  (typeof capBases)[number],
  number
>;

export interface UniverseInput {
  readonly securities: number;
  readonly days: number;
  /** Securities × days, as in ModelData. */
  readonly returns: Float64Array;
  readonly observed: Int32Array;
  /** Market caps in base currency, NaN = not known. */
  readonly baseCaps: Float64Array;
  /** Mean traded value over 63 days in base currency, NaN = not known. */
  readonly tradedValues: Float64Array;
  readonly industryOf: Int32Array;
  readonly largest: number | null;
}

export interface Universe {
  readonly capWeights: Float64Array;
  readonly members: Uint8Array;
  readonly capBasis: Uint8Array;
  readonly marketReturns: Float64Array;
}

/**
 * The estimation universe at the close of each date: securities with a return on that date, at least 60 of the last 63
 * returns, an industry, and a weight. The weight is the market cap where at least half of those securities have one; on
 * earlier dates it is √ of the mean traded value, and where that is as scarce, 1.
 */
export function chooseUniverse(input: UniverseInput): Universe {
  const { securities, days, returns, observed, baseCaps, tradedValues, industryOf, largest } = input;
  const cells = securities * days;
  const members = new Uint8Array(new SharedArrayBuffer(cells));
  const capWeights = new Float64Array(new SharedArrayBuffer(cells * 8));
  const candidates = new Int32Array(days);
  const withCap = new Int32Array(days);
  const withTradedValue = new Int32Array(days);
  for (let i = 0; i < securities; i++) {
    const start = i * days;
    for (let t = recentDays - 1; t < days; t++) {
      const cell = start + t;
      const recent = observed[cell]! - (t >= recentDays ? observed[cell - recentDays]! : 0);
      if (industryOf[i]! < 0 || recent < fewestRecentReturns || Number.isNaN(returns[cell]!)) continue;
      members[cell] = 1;
      candidates[t]!++;
      if (baseCaps[cell]! > 0) withCap[t]!++;
      if (tradedValues[cell]! > 0) withTradedValue[t]!++;
    }
  }
  const capBasis = new Uint8Array(new SharedArrayBuffer(days));
  for (let t = 0; t < days; t++) {
    const half = candidates[t]! / 2;
    const known = withCap[t]! > 0 && withCap[t]! >= half;
    const traded = withTradedValue[t]! > 0 && withTradedValue[t]! >= half;
    capBasis[t] = basisCode[known ? 'market-cap' : traded ? 'traded-value' : 'equal'];
  }
  for (let i = 0; i < securities; i++) {
    const start = i * days;
    for (let t = 0; t < days; t++) {
      const cell = start + t;
      const basis = capBasis[t]!;
      const weight =
        basis === basisCode['market-cap']
          ? baseCaps[cell]!
          : basis === basisCode['traded-value']
            ? Math.sqrt(tradedValues[cell]!)
            : 1;
      capWeights[cell] = weight > 0 ? weight : NaN;
      if (!(weight > 0)) members[cell] = 0;
    }
  }
  if (largest !== null) keepLargest(members, capWeights, securities, days, largest);
  return {
    capWeights,
    members,
    capBasis,
    marketReturns: marketReturns(returns, capWeights, members, securities, days),
  };
}

/** Leaves in each date's universe only its largest members. */
function keepLargest(
  members: Uint8Array,
  capWeights: Float64Array,
  securities: number,
  days: number,
  largest: number,
): void {
  for (let t = 0; t < days; t++) {
    const own: number[] = [];
    for (let i = 0; i < securities; i++) if (members[i * days + t] === 1) own.push(i);
    if (own.length <= largest) continue;
    // Equal weights keep the order of the symbols, so that the choice never depends on the sort.
    own.sort((a, b) => capWeights[b * days + t]! - capWeights[a * days + t]! || a - b);
    for (const i of own.slice(largest)) members[i * days + t] = 0;
  }
}

/** Weighted mean return of each date over the universe of the date before; NaN without one. */
function marketReturns(
  returns: Float64Array,
  capWeights: Float64Array,
  members: Uint8Array,
  securities: number,
  days: number,
): Float64Array {
  const sums = new Float64Array(days);
  const weights = new Float64Array(days);
  for (let i = 0; i < securities; i++) {
    const start = i * days;
    for (let t = 1; t < days; t++) {
      const value = returns[start + t]!;
      if (members[start + t - 1] === 1 && value === value) {
        const weight = capWeights[start + t - 1]!;
        sums[t]! += weight * value;
        weights[t]! += weight;
      }
    }
  }
  const market = new Float64Array(new SharedArrayBuffer(days * 8));
  for (let t = 0; t < days; t++) market[t] = weights[t]! > 0 ? sums[t]! / weights[t]! : NaN;
  return market;
}
