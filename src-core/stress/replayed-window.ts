import { isoDate } from '../market/epoch-day.ts';
import { type Warning } from '../warning.ts';
import { type PartShock } from './parts/part-model.ts';
import { type NamedProxy } from './scenario.ts';
import { type DaySpan, type StressMarket } from './stress-market.ts';

/** Share of gross weight without returns of its own above which a replay is mostly invention. */
const doubtfulShare = 0.5;

/**
 * A stretch of history happens to today's holdings, held constant: a security returns ∏(1 + m·rₜ) − 1, with every day's return
 * × m where volatilities are. A security without a return on a day is stood in for by the proxy that was named for the time
 * before its own history, else by the factor model, else it counts as no profit or loss; all of it is counted.
 *
 * Factors move by the sum of their returns on these days, × m.
 *
 * @param proxies for securities without history of their own at that time
 */
export function replayWindow(
  market: StressMarket,
  { first, last }: DaySpan,
  proxies: readonly NamedProxy[],
  multiple: number,
): PartShock {
  const { securities, dates, model } = market;
  const length = last - first + 1;
  const days = dates.length;
  const returns = new Float64Array(securities.length);
  const losses = new Float64Array(length);
  const missing: { symbol: string; cells: number }[] = [];
  const proxied: { symbol: string; cells: number; by: string }[] = [];
  const named = new Map(proxies.map(({ symbol, proxy }) => [symbol, proxy]));
  let without = 0;
  let gross = 0;
  let ruined = 0;
  securities.forEach(({ symbol, weight }, i) => {
    const chosen = named.get(symbol);
    const stand = chosen === undefined ? undefined : chosen === null ? null : market.proxyReturns.get(chosen);
    const own = market.returns.subarray(i * days + first, i * days + last + 1);
    const filled = market.proxied.subarray(i * days + first, i * days + last + 1);
    const isNamed = stand !== undefined && first < market.firstOwn[i]!;
    const { growth, absent, byModel, byName } = isNamed
      ? follow(...withStand(own, filled, stand, first, market.firstOwn[i]!), weight, multiple, losses)
      : follow(own, filled, weight, multiple, losses);
    returns[i] = growth - 1;
    if (growth === 0) ruined++;
    if (absent > 0) missing.push({ symbol, cells: absent });
    if (byModel > 0) proxied.push({ symbol, cells: byModel, by: 'factor model' });
    if (byName > 0) proxied.push({ symbol, cells: byName, by: chosen! });
    gross += Math.abs(weight);
    without += (Math.abs(weight) * (absent + byModel + byName)) / length;
  });
  const cells = securities.length * length;
  const missingCells = missing.reduce((sum, row) => sum + row.cells, 0);
  const proxiedCells = proxied.reduce((sum, row) => sum + row.cells, 0);
  let worst = 0;
  for (let t = 1; t < length; t++) if (losses[t]! > losses[worst]!) worst = t;
  const dateOf = (t: number) => isoDate(dates[first + t]!);
  return {
    returns,
    factorMove: model && factorMoveOver(market, first, last, multiple),
    dimensions: model ? model.factors.length : 0,
    days: length,
    path: {
      dates: Array.from({ length }, (_, t) => dateOf(t)),
      losses: Array.from(losses),
      worst: { date: dateOf(worst), loss: losses[worst]! },
    },
    coverage: {
      from: dateOf(0),
      to: dateOf(length - 1),
      days: length,
      cells,
      missingCells,
      proxiedCells,
      missing: missing.sort((a, b) => b.cells - a.cells),
      proxied: proxied.sort((a, b) => b.cells - a.cells),
    },
    warnings: replayWarnings(market, proxies, { cells, missingCells, proxiedCells, ruined, share: without / gross }),
  };
}

/** Marks in a security's days. */
const byModelMark = 1;
const byNameMark = 2;

/** A security's days with a named stand-in before its own first return; null = nothing. */
function withStand(
  own: Float64Array,
  filled: Uint8Array,
  stand: Float64Array | null,
  first: number,
  firstOwn: number,
): [Float64Array, Uint8Array] {
  const values = own.slice();
  const marks = filled.slice();
  for (let t = 0; t < values.length && first + t < firstOwn; t++) {
    values[t] = stand === null ? NaN : stand[first + t]!;
    marks[t] = Number.isNaN(values[t]!) ? 0 : byNameMark;
  }
  return [values, marks];
}

/**
 * Compounds one security's days, adds its loss to the portfolio's path, and counts its cells. The innermost loop of every
 * replay: nothing is looked up or allocated in it.
 *
 * @param losses of the portfolio since the start, one a day; added to
 */
function follow(own: Float64Array, marks: Uint8Array, weight: number, multiple: number, losses: Float64Array) {
  let growth = 1;
  let absent = 0;
  let byModel = 0;
  let byName = 0;
  for (let t = 0; t < own.length; t++) {
    const value = own[t]!;
    if (value === value) growth *= Math.max(0, 1 + multiple * value);
    else absent++;
    const mark = marks[t]!;
    if (mark !== 0) {
      if (mark === byModelMark) byModel++;
      else byName++;
    }
    losses[t]! -= weight * (growth - 1);
  }
  return { growth, absent, byModel, byName };
}

function factorMoveOver({ model }: StressMarket, first: number, last: number, multiple: number): Float64Array {
  const { factorReturns, factors } = model!;
  const width = factors.length;
  const move = new Float64Array(width);
  for (let t = first; t <= last; t++) {
    for (let k = 0; k < width; k++) {
      const value = factorReturns[t * width + k]!;
      if (value === value) move[k]! += multiple * value;
    }
  }
  return move;
}

function replayWarnings(
  market: StressMarket,
  proxies: readonly NamedProxy[],
  counts: { cells: number; missingCells: number; proxiedCells: number; ruined: number; share: number },
): readonly Warning[] {
  const { cells, missingCells, proxiedCells, ruined, share } = counts;
  const warnings: Warning[] = [];
  if (missingCells > 0) {
    warnings.push({
      code: 'MISSING_RETURNS',
      message: `${missingCells} of ${cells} security-days of the replay have no return and count as no profit or loss`,
      count: missingCells,
    });
  }
  if (proxiedCells > 0) {
    warnings.push({
      code: 'PROXIED_RETURNS',
      message: `${proxiedCells} of ${cells} security-days of the replay have no return of their own; proxies stand in for them`,
      count: proxiedCells,
    });
  }
  if (share > doubtfulShare) {
    warnings.push({
      code: 'MOSTLY_WITHOUT_HISTORY',
      message: `${(100 * share).toFixed(0)} % of gross exposure had no returns of its own at that time`,
    });
  }
  if (ruined > 0) {
    warnings.push({
      code: 'TOTAL_LOSS',
      message: `${ruined} securities lose all their value on a day: returns × volatility are held at −100 %`,
      count: ruined,
    });
  }
  const unknown = proxies.filter(({ proxy }) => proxy !== null && !market.proxyReturns.has(proxy));
  for (const { symbol, proxy } of unknown) {
    warnings.push({
      code: 'UNKNOWN_PROXY',
      message: `${proxy}, named as the proxy of ${symbol}, has no prices; the factor model stands in`,
      subject: symbol,
    });
  }
  return warnings;
}
