import { businessDaysBetween } from '../market/business-days.ts';
import { isoDate, type IsoDate } from '../market/epoch-day.ts';
import { type Panel } from '../market/panel.ts';
import { simpleReturns } from '../market/returns.ts';
import { medianInPlace } from '../numerics/median.ts';

/** Cells (names × days) of a stretch, by what is wrong with them. */
export interface QualityCounts {
  /** Names whose history has begun, day by day added up. */
  readonly cells: number;
  /** Without a price. */
  readonly missing: number;
  /** The same closing price for the third day or longer. */
  readonly stale: number;
  /** A return far out of the name's usual ones, the day's median taken out. */
  readonly outliers: number;
  /** Outliers that the next day undid: rarely anything but a wrong price. */
  readonly spikes: number;
}

/** One array a figure, dates ascending. */
export interface QualityDays {
  readonly dates: readonly IsoDate[];
  readonly names: readonly number[];
  readonly missing: readonly number[];
  readonly stale: readonly number[];
  readonly outliers: readonly number[];
  readonly spikes: readonly number[];
}

/** A cell worth a look. */
export interface SuspectPrice {
  readonly date: IsoDate;
  readonly symbol: string;
  readonly kind: 'outlier' | 'spike';
  /** The day's return, and how many robust standard deviations it lies from the day's median. */
  readonly return: number;
  readonly distance: number;
}

/** A name whose prices end before those of the others. */
export interface LateName {
  readonly symbol: string;
  readonly lastDate: IsoDate;
  /** Business days between its last price and the newest of all. */
  readonly daysLate: number;
}

export interface DataQuality {
  readonly names: number;
  /** The newest date with a price; null without any. */
  readonly lastDate: IsoDate | null;
  readonly days: QualityDays;
  /** Of the last 20 days. */
  readonly recent: QualityCounts;
  /** Newest first, at most 200. */
  readonly suspects: readonly SuspectPrice[];
  /** The latest first. */
  readonly late: readonly LateName[];
  /** Names without any price. */
  readonly unpriced: readonly string[];
}

/** Robust standard deviations beyond which a return is an outlier: fat tails alone seldom reach it. */
export const outlierDistance = 10;
/** Days in a row with one closing price from which on it counts as stale. */
export const staleDays = 3;
/** Days a name's usual returns are taken from, and how often that is done anew. */
const scaleDays = 250;
const scaleEvery = 21;
const leastScaleDays = 60;
/** Share of a jump that the next day must take back for it to be a spike. */
const undone = 0.8;
const recentDays = 20;
const suspectsKept = 200;
/** 1 ÷ Φ⁻¹(¾): makes the median absolute deviation of normal values their standard deviation. */
const normalScale = 1.4826022185056018;

/**
 * Looks through the newest days of a panel for missing, stale and unlikely prices.
 *
 * @param shownDays days looked at
 * @param maxStaleDays dates that the two prices of a return may be apart
 * @source Iglewicz & Hoaglin (1993), How to Detect and Handle Outliers, for the median and its absolute deviation in place of mean
 *   and standard deviation
 */
export function measureDataQuality(panel: Panel, shownDays: number, maxStaleDays: number): DataQuality {
  const size = panel.dates.length;
  const from = Math.max(0, size - shownDays);
  const days = size - from;
  const tally = () => new Array<number>(days).fill(0);
  const counts = { names: tally(), missing: tally(), stale: tally(), outliers: tally(), spikes: tally() };
  const lead = Math.min(from, scaleDays);
  const moves = movesAgainstMedian(panel, from - lead, maxStaleDays);
  const suspects: SuspectPrice[] = [];
  const late: LateName[] = [];
  const unpriced: string[] = [];
  const lastDate = size > 0 && panel.symbols.length > 0 ? panel.dates[size - 1]! : null;
  panel.symbols.forEach((symbol, row) => {
    const closes = panel.close.subarray(row * size, (row + 1) * size);
    const first = closes.findIndex((price) => price === price);
    if (first < 0) {
      unpriced.push(symbol);
      return;
    }
    const last = panel.dates[closes.findLastIndex((price) => price === price)]!;
    const daysLate = businessDaysBetween(last, lastDate!);
    if (daysLate > 0) late.push({ symbol, lastDate: isoDate(last), daysLate });
    countPrices(closes, first, from, counts);
    const own = moves.subarray(row * (lead + days), (row + 1) * (lead + days));
    for (const { day, distance } of outliersOf(own, lead)) {
      const at = day - lead;
      const spike = isUndone(own, day);
      counts.outliers[at]!++;
      if (spike) counts.spikes[at]!++;
      suspects.push({
        date: isoDate(panel.dates[from + at]!),
        symbol,
        kind: spike ? 'spike' : 'outlier',
        return: closes[from + at]! / previousPrice(closes, from + at) - 1,
        distance,
      });
    }
  });
  const { names, missing, stale, outliers, spikes } = counts;
  const total = (values: readonly number[]) => values.slice(-recentDays).reduce((sum, value) => sum + value, 0);
  return {
    names: panel.symbols.length,
    lastDate: lastDate === null ? null : isoDate(lastDate),
    days: { dates: Array.from(panel.dates.subarray(from), isoDate), names, missing, stale, outliers, spikes },
    recent: {
      cells: total(names),
      missing: total(missing),
      stale: total(stale),
      outliers: total(outliers),
      spikes: total(spikes),
    },
    suspects: suspects
      .toSorted((a, b) => (a.date === b.date ? b.distance - a.distance : a.date < b.date ? 1 : -1))
      .slice(0, suspectsKept),
    late: late.toSorted((a, b) => b.daysLate - a.daysLate),
    unpriced,
  };
}

interface DayCounts {
  readonly names: number[];
  readonly missing: number[];
  readonly stale: number[];
}

/** @param first date with a price */
function countPrices(closes: Float64Array, first: number, from: number, counts: DayCounts): void {
  let previous = NaN;
  let equal = 0;
  for (let date = first; date < closes.length; date++) {
    const price = closes[date]!;
    const missing = price !== price;
    if (!missing) {
      equal = price === previous ? equal + 1 : 1;
      previous = price;
    }
    if (date < from) continue;
    counts.names[date - from]!++;
    if (missing) counts.missing[date - from]!++;
    else if (equal >= staleDays) counts.stale[date - from]!++;
  }
}

/** Returns of every name less the median of all names on the day: names × days from `begin` on, NaN = none. */
function movesAgainstMedian(panel: Panel, begin: number, maxStaleDays: number): Float64Array {
  const size = panel.dates.length;
  const days = size - begin;
  const moves = new Float64Array(panel.symbols.length * days);
  const returns = new Float64Array(days);
  panel.symbols.forEach((_, row) => {
    simpleReturns(panel.totalReturn.subarray(row * size + begin, (row + 1) * size), maxStaleDays, returns);
    moves.set(returns, row * days);
  });
  const column = new Float64Array(panel.symbols.length);
  for (let day = 0; day < days; day++) {
    let present = 0;
    for (let row = 0; row < panel.symbols.length; row++) {
      const value = moves[row * days + day]!;
      if (value === value) column[present++] = value;
    }
    // One or two names have no crowd to move with.
    const centre = present < 3 ? 0 : medianInPlace(column, present);
    for (let row = 0; row < panel.symbols.length; row++) moves[row * days + day]! -= centre;
  }
  return moves;
}

/** Days from `from` on that lie far outside of the name's moves in the year before. */
function outliersOf(moves: Float64Array, from: number): { readonly day: number; readonly distance: number }[] {
  const found: { day: number; distance: number }[] = [];
  const scratch = new Float64Array(scaleDays);
  let centre = 0;
  let scale = NaN;
  for (let day = from; day < moves.length; day++) {
    if ((day - from) % scaleEvery === 0) ({ centre, scale } = usualMoves(moves, day, scratch));
    const distance = Math.abs(moves[day]! - centre) / scale;
    if (distance >= outlierDistance) found.push({ day, distance });
  }
  return found;
}

/** Median and robust standard deviation of the moves before a day; NaN where they are too few or do not differ. */
function usualMoves(moves: Float64Array, day: number, scratch: Float64Array) {
  let count = 0;
  for (let at = Math.max(0, day - scaleDays); at < day; at++) {
    if (moves[at] === moves[at]) scratch[count++] = moves[at]!;
  }
  if (count < leastScaleDays) return { centre: 0, scale: NaN };
  const centre = medianInPlace(scratch, count);
  for (let i = 0; i < count; i++) scratch[i] = Math.abs(scratch[i]! - centre);
  const scale = normalScale * medianInPlace(scratch, count);
  return { centre, scale: scale > 0 ? scale : NaN };
}

/** Whether the next known move takes most of this one back. */
function isUndone(moves: Float64Array, day: number): boolean {
  for (let at = day + 1; at < moves.length; at++) {
    if (moves[at] !== moves[at]) continue;
    const together = (1 + moves[day]!) * (1 + moves[at]!) - 1;
    return Math.abs(together) <= (1 - undone) * Math.abs(moves[day]!);
  }
  return false;
}

function previousPrice(prices: Float64Array, date: number): number {
  for (let at = date - 1; at >= 0; at--) if (prices[at] === prices[at]) return prices[at]!;
  return NaN;
}
