import { Decimal } from 'decimal.js';
import { describe, expect, it } from 'vitest';
import definition from '../../../resources/sample-workspace.json' with { type: 'json' };
import { epochDay } from '../../../src-core/market/epoch-day.ts';
import { generateSampleWorkspace } from '../../../src-core/sample/sample-workspace.ts';
import { sampleLimitStatuses, samplePanel, sampleRisk } from '../report/sample-report-input.ts';

const workspace = generateSampleWorkspace(definition);
const { prices, securities, index, fundamentals, navHistory, positions, cash } = workspace;
const panel = samplePanel(workspace);
const days = panel.dates.length;

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const deviation = (values: readonly number[]) => {
  const centre = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1));
};
const annual = (values: readonly number[]) => deviation(values) * Math.sqrt(252);
const correlation = (a: readonly number[], b: readonly number[]) => {
  const [meanA, meanB] = [mean(a), mean(b)];
  const covariance = a.reduce((sum, value, i) => sum + (value - meanA) * (b[i]! - meanB), 0) / (a.length - 1);
  return covariance / (deviation(a) * deviation(b));
};

const levels = index.map((row) => row.value);
const marketReturns = levels.slice(1).map((level, day) => level / levels[day]! - 1);
const returnsOf = (row: number) => {
  const history = Array.from(panel.totalReturn.subarray(row * days, (row + 1) * days));
  return history.slice(1).map((price, day) => price / history[day]! - 1);
};
const fullHistories = securities.flatMap((_, row) => {
  const returns = returnsOf(row);
  return returns.some(Number.isNaN) ? [] : [returns];
});
const within = (from: string, to: string) => (_: unknown, day: number) =>
  panel.dates[day + 1]! >= epochDay(from) && panel.dates[day + 1]! < epochDay(to);

describe('the sample workspace', () => {
  it('is the same, bit for bit, each time it is made', () => {
    const again = generateSampleWorkspace(definition);
    expect(again.prices).toEqual(prices);
    expect({ ...again, prices: null }).toEqual({ ...workspace, prices: null });
  });

  it('is another market under another seed', () => {
    const other = generateSampleWorkspace({ ...definition, seed: definition.seed + 1 });
    expect(other.prices.close.slice(0, 50)).not.toEqual(prices.close.slice(0, 50));
  });

  it('says that it is fictional, and every symbol shows it', () => {
    expect(workspace.metadata.fictional).toBe(true);
    expect(securities.every(({ symbol }) => symbol.endsWith('.X'))).toBe(true);
  });

  it('has 120 securities of unlike symbol, name and ISIN in 11 sectors', () => {
    expect(securities).toHaveLength(120);
    for (const field of ['symbol', 'name', 'isin'] as const) {
      expect(new Set(securities.map((security) => security[field])).size).toBe(120);
    }
    expect(new Set(securities.map(({ sector }) => sector)).size).toBe(11);
  });

  it('spans six years of weekdays to a fixed date', () => {
    expect(panel.dates[0]).toBe(epochDay('2020-01-02'));
    expect(panel.dates.at(-1)).toBe(epochDay('2025-12-31'));
    expect(days).toBeGreaterThan(1500);
  });
});

describe("the sample's prices", () => {
  it('are sorted by symbol and date without a key twice', () => {
    for (let row = 1; row < prices.date.length; row++) {
      const sameSymbol = prices.symbol[row] === prices.symbol[row - 1];
      const inOrder = sameSymbol
        ? prices.date[row]! > prices.date[row - 1]!
        : prices.symbol[row]! > prices.symbol[row - 1]!;
      if (!inOrder) expect.fail(`row ${row} is out of order`);
    }
    expect([...prices.symbols].sort()).toEqual(prices.symbols);
  });

  it('are positive whole cents with a volume', () => {
    expect(prices.close.every((close) => close > 0 && Math.abs(close * 100 - Math.round(close * 100)) < 1e-6)).toBe(
      true,
    );
    expect(prices.volume.every((volume) => volume > 0 && Number.isInteger(volume))).toBe(true);
  });

  it('have total returns that differ from price returns where dividends are paid, and end at the close', () => {
    const payers = securities.filter((_, row) => panel.close[row * days] !== panel.totalReturn[row * days]);
    expect(payers.length).toBeGreaterThan(50);
    expect(payers.length).toBeLessThan(120);
    securities.forEach((_, row) =>
      expect(panel.totalReturn[row * days + days - 1]).toBe(panel.close[row * days + days - 1]),
    );
  });

  it('begin late for as many companies as are listed late', () => {
    const late = securities.filter((_, row) => Number.isNaN(panel.close[row * days]));
    expect(late).toHaveLength(definition.lateListings.length);
  });

  it('move like shares: volatilities of 12 to 50 %, most of them between 15 and 45 %', () => {
    const volatilities = fullHistories.map(annual);
    expect(Math.min(...volatilities)).toBeGreaterThan(0.12);
    expect(Math.max(...volatilities)).toBeLessThan(0.5);
    const usual = volatilities.filter((volatility) => volatility > 0.15 && volatility < 0.45);
    expect(usual.length / volatilities.length).toBeGreaterThan(0.9);
  });

  it('move together with a mean pairwise correlation near 0.3', () => {
    const some = fullHistories.filter((_, i) => i % 4 === 0);
    const pairs = some.flatMap((a, i) => some.slice(i + 1).map((b) => correlation(a, b)));
    expect(mean(pairs)).toBeGreaterThan(0.2);
    expect(mean(pairs)).toBeLessThan(0.42);
  });

  it('have fat tails and volatility in clusters', () => {
    const kurtosis = marketReturns.reduce((sum, value) => sum + (value - mean(marketReturns)) ** 4, 0);
    expect(kurtosis / marketReturns.length / deviation(marketReturns) ** 4).toBeGreaterThan(4);
    const squares = marketReturns.map((value) => value ** 2);
    expect(correlation(squares.slice(1), squares.slice(0, -1))).toBeGreaterThan(0.1);
  });
});

describe("the sample's market", () => {
  it('has a volatility near 16 %', () => {
    expect(annual(marketReturns)).toBeGreaterThan(0.13);
    expect(annual(marketReturns)).toBeLessThan(0.19);
  });

  it('falls by 25 to 40 % from peak to trough in each of two crises', () => {
    const crises = definition.regimes.flatMap((regime, i) =>
      regime.crisis ? { from: regime.from, to: definition.regimes[i + 1]!.from } : [],
    );
    expect(crises).toHaveLength(2);
    for (const { from, to } of crises) {
      const inside = levels.filter((_, day) => within(from, to)(0, day - 1));
      const fall = Math.max(...inside.map((level, day) => 1 - level / Math.max(...inside.slice(0, day + 1))));
      expect(fall).toBeGreaterThan(0.25);
      expect(fall).toBeLessThan(0.4);
    }
  });

  it('is more volatile and more closely tied in the sharper crisis than in the calm', () => {
    const crisis = within('2021-09-06', '2021-11-08');
    const calm = within('2024-07-01', '2026-01-01');
    expect(annual(marketReturns.filter(crisis))).toBeGreaterThan(2 * annual(marketReturns.filter(calm)));
    const some = fullHistories.filter((_, i) => i % 6 === 0);
    const tie = (days: typeof crisis) =>
      mean(some.flatMap((a, i) => some.slice(i + 1).map((b) => correlation(a.filter(days), b.filter(days)))));
    expect(tie(crisis)).toBeGreaterThan(tie(calm) + 0.1);
  });
});

describe("the sample's accounts", () => {
  it('balance, and are known only after their year has ended', () => {
    for (const row of fundamentals) {
      expect(row.totalEquity! + row.totalLiabilities!).toBe(row.totalAssets);
      expect(row.availableFrom).toBeGreaterThan(row.periodEnd);
    }
  });

  it('suit the prices: the median price is 8 to 30 times the earnings', () => {
    const latest = fundamentals.filter((row) => row.periodEnd === epochDay('2024-12-31'));
    const multiples = latest
      .map((row) => panel.close[(prices.symbols.indexOf(row.symbol) + 1) * days - 1]! / row.earningsPerShare!)
      .filter((multiple) => multiple > 0)
      .sort((a, b) => a - b);
    expect(latest).toHaveLength(120);
    expect(multiples[multiples.length >> 1]).toBeGreaterThan(8);
    expect(multiples[multiples.length >> 1]).toBeLessThan(30);
  });
});

describe("the sample's fund", () => {
  it('holds about 60 positions in three strategies, some of them short, all whole shares', () => {
    expect(positions.length).toBeGreaterThan(50);
    expect(positions.length).toBeLessThan(70);
    expect(new Set(positions.map(({ strategy }) => strategy))).toEqual(new Set(['value', 'momentum', 'quality']));
    expect(positions.some(({ quantity }) => quantity.startsWith('-'))).toBe(true);
    expect(positions.every(({ quantity }) => /^-?\d+$/.test(quantity))).toBe(true);
  });

  it('ends its NAV history at positions times closing prices plus cash, to the cent', () => {
    const value = positions.reduce((sum, { symbol, quantity }) => {
      const close = panel.close[(prices.symbols.indexOf(symbol) + 1) * days - 1]!;
      return sum.plus(new Decimal(quantity).times(close.toFixed(2)));
    }, new Decimal(cash[0]!.amount));
    expect(navHistory.at(-1)!.nav).toBe(value.toFixed(2));
  });

  it('moves its NAV by the result and the flow of each day, to the cent', () => {
    navHistory.slice(1).forEach((row, i) => {
      const expected = new Decimal(navHistory[i]!.nav).plus(row.profitAndLoss!).plus(row.flow ?? 0);
      if (expected.toFixed(2) !== row.nav) expect.fail(`NAV of day ${i + 1} is ${row.nav}, not ${expected.toFixed(2)}`);
    });
    expect(navHistory.filter((row) => row.flow !== null)).toHaveLength(definition.fund.flows.length);
  });

  it('breaks exactly one of the default limits and stands at warning on exactly one other', () => {
    const statuses = sampleLimitStatuses(sampleRisk(workspace));
    expect(statuses.filter(({ level }) => level === 'limit').map(({ metric }) => metric)).toEqual(['single-name']);
    expect(statuses.filter(({ level }) => level === 'warn').map(({ metric }) => metric)).toEqual(['gross-leverage']);
    expect(statuses.filter(({ level }) => level === 'halt')).toEqual([]);
    expect(statuses.every(({ value }) => value !== null)).toBe(true);
  });
});
