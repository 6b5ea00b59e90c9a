import { describe, expect, it } from 'vitest';
import { ratesOnDates } from '../../../src-core/market/currency.ts';
import { isoDate } from '../../../src-core/market/epoch-day.ts';
import { computePortfolioRisk } from '../../../src-core/portfolio/compute-portfolio-risk.ts';
import { errorOf } from '../error-of.ts';
import { panelOf, randomPrices, riskInput } from './risk-input.ts';

const symbols = ['AAA', 'BBB', 'CCC', 'DDD'];
const panel = panelOf(randomPrices(symbols, 601));
const positions = [
  { symbol: 'AAA', strategy: 'momentum', quantity: '30' },
  { symbol: 'AAA', strategy: 'value', quantity: '-10' },
  { symbol: 'BBB', strategy: 'value', quantity: '-12.5' },
  { symbol: 'CCC', strategy: 'value', quantity: '40' },
  { symbol: 'DDD', strategy: 'momentum', quantity: '25' },
];
const cash = [{ currency: 'USD', amount: '500' }];
const risk = computePortfolioRisk(riskInput(panel, { positions, cash }));

const sumOf = <Row>(rows: readonly Row[], value: (row: Row) => number) =>
  rows.reduce((sum, row) => sum + value(row), 0);
const historicalRow = risk.tailRisk.find((row) => row.method === 'historical' && row.horizon === 1)!;
const codes = (warnings: readonly { code: string }[]) => warnings.map(({ code }) => code);

/** Paths of every number in a result that is not finite. */
function notFinite(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => notFinite(inner, `${path}.${key}`));
}

describe('a portfolio risk run', () => {
  it('gives the same result for the same input', () => {
    expect(computePortfolioRisk(riskInput(panel, { positions, cash }))).toEqual(risk);
  });

  it("has position columns that add up to the portfolio's volatility, VaR and ES", () => {
    expect(sumOf(risk.contributions, (row) => row.volatility)).toBeCloseTo(risk.volatilityAnnual, 13);
    expect(sumOf(risk.contributions, (row) => row.var)).toBeCloseTo(historicalRow.varFraction!, 14);
    expect(sumOf(risk.contributions, (row) => row.es)).toBeCloseTo(historicalRow.esFraction!, 14);
  });

  it.each(['byName', 'bySector', 'byStrategy', 'byCountry'] as const)('has %s exposures that add up', (grouping) => {
    const rows = risk.exposures[grouping];
    expect(sumOf(rows, (row) => row.gross)).toBeCloseTo(risk.grossLeverage, 13);
    expect(sumOf(rows, (row) => row.net)).toBeCloseTo(risk.netLeverage, 13);
    expect(sumOf(rows, (row) => row.volatility)).toBeCloseTo(risk.volatilityAnnual, 13);
    expect(sumOf(rows, (row) => row.var)).toBeCloseTo(historicalRow.varFraction!, 13);
    expect(sumOf(rows, (row) => row.positions)).toBe(positions.length);
  });

  it('counts a long and a short of one name by position, without netting', () => {
    const row = risk.exposures.byName.find(({ key }) => key === 'AAA')!;
    expect(row.gross).toBeCloseTo(2 * row.net, 13);
    expect(row.label).toBe('AAA Inc.');
  });

  it('simulates the return of a day as the sum of weight times return', () => {
    const last = panel.dates.length - 1;
    const expected = sumOf(risk.contributions, ({ symbol, weight }) => {
      const start = symbols.indexOf(symbol) * panel.dates.length;
      return weight * (panel.totalReturn[start + last]! / panel.totalReturn[start + last - 1]! - 1);
    });
    expect(risk.currentHoldings.values.at(-1)).toBeCloseTo(expected, 14);
    expect(risk.currentHoldings.dates.at(-1)).toBe(isoDate(panel.dates[last]!));
  });

  it('explains the last day by what its positions earned', () => {
    const earned = sumOf(risk.contributions, (row) => Number(row.profitAndLoss));
    const before = sumOf(positions, ({ symbol, quantity }) => {
      const start = symbols.indexOf(symbol) * panel.dates.length + panel.dates.length;
      return Number(quantity) * (panel.close[start - 1]! - panel.close[start - 2]!);
    });
    expect(earned).toBeCloseTo(before, 1);
  });

  it('does not change with the order of the positions', () => {
    const shuffled = computePortfolioRisk(riskInput(panel, { positions: positions.toReversed(), cash }));
    expect(shuffled.nav).toBe(risk.nav);
    expect(shuffled.volatilityAnnual).toBeCloseTo(risk.volatilityAnnual, 14);
    expect(shuffled.exposures.bySector.map(({ gross }) => gross)).toEqual(
      risk.exposures.bySector.map(({ gross }) => gross),
    );
  });

  it('has fractions that do not change when everything is held a thousandfold', () => {
    const larger = computePortfolioRisk(
      riskInput(panel, {
        positions: positions.map((position) => ({ ...position, quantity: `${Number(position.quantity) * 1000}` })),
        cash: [{ currency: 'USD', amount: '500000' }],
      }),
    );
    expect(larger.grossLeverage).toBe(risk.grossLeverage);
    expect(larger.tailRisk.map((row) => row.varFraction)).toEqual(risk.tailRisk.map((row) => row.varFraction));
  });

  it('uses only prices up to its date', () => {
    const asOf = isoDate(panel.dates[550]!);
    const cut = panelOf(
      Object.fromEntries(symbols.map((symbol, row) => [symbol, [...panel.close.subarray(row * 601, row * 601 + 551)]])),
    );
    expect(computePortfolioRisk(riskInput(panel, { positions }, { asOf }))).toEqual(
      computePortfolioRisk(riskInput(cut, { positions }, { asOf })),
    );
  });

  it('has a rolling VaR that ends the day before and is missing where it is too early', () => {
    const { values } = risk.varSeries;
    expect(values).toHaveLength(500);
    // 600 returns, the window is the last 500: 250 days of history come together 150 days into it.
    expect(values.findIndex((value) => value !== null)).toBe(150);
    expect(values.every((value) => value === null || value > 0)).toBe(true);
  });

  it('holds nothing but finite numbers', () => {
    expect(notFinite(risk)).toEqual([]);
  });
});

describe('NAV history', () => {
  const dates = panel.dates.slice(-3);
  const navHistory = ['1000', '1100', '990'].map((nav, i) => ({
    date: dates[i]!,
    nav,
    profitAndLoss: null,
    flow: null,
  }));
  const made = computePortfolioRisk(riskInput(panel, { positions, navHistory }));

  it('is where drawdown and realised P&L come from', () => {
    expect(made.drawdownSource).toBe('nav-history');
    expect([made.drawdown, made.maximumDrawdown]).toEqual([0.1, 0.1]);
    expect(made.realised!.values).toEqual([0.1, -0.1]);
    expect(made.navHistory!.values).toEqual([1000, 1100, 990]);
  });

  it('sets the dates of the rolling VaR', () => {
    expect(made.varSeries.dates).toEqual(made.realised!.dates);
  });

  it('of a single day leaves the rolling VaR to current holdings', () => {
    const single = computePortfolioRisk(riskInput(panel, { positions, navHistory: navHistory.slice(2) }));
    expect(single.drawdown).toBe(0);
    expect(single.varSeries.dates).toEqual(single.currentHoldings.dates);
  });
});

describe('a benchmark', () => {
  it('made of the holdings at their weights has beta 1 to a portfolio without cash', () => {
    const weights = computePortfolioRisk(riskInput(panel)).contributions.map(({ symbol, weight }) => ({
      symbol,
      weight,
    }));
    const made = computePortfolioRisk(riskInput(panel, { benchmark: { name: 'self', weights } }));
    expect(made.beta).toBeCloseTo(1, 12);
    expect(made.benchmark).toBe('self');
  });

  it('given by levels equal to a price series is that security', () => {
    const levels = { dates: panel.dates, values: panel.close.slice(0, 601) };
    const held = [{ symbol: 'AAA', strategy: 's', quantity: '1' }];
    const made = computePortfolioRisk(riskInput(panel, { positions: held, benchmark: { name: 'index', levels } }));
    expect(made.beta).toBeCloseTo(1, 12);
  });

  it('without common days gives no beta and says so', () => {
    const levels = { dates: [1, 2], values: Float64Array.of(1, 2) };
    const made = computePortfolioRisk(riskInput(panel, { benchmark: { name: 'index', levels } }));
    expect(made.beta).toBeNull();
    expect(codes(made.warnings)).toContain('NO_BETA');
  });

  it('names the members it has no prices for', () => {
    const weights = [
      { symbol: 'AAA', weight: 0.9 },
      { symbol: 'ZZZ', weight: 0.1 },
    ];
    const made = computePortfolioRisk(riskInput(panel, { benchmark: { name: 'index', weights } }));
    expect(made.beta).not.toBeNull();
    expect(made.warnings).toMatchObject([{ code: 'BENCHMARK_INCOMPLETE', count: 1 }]);
  });
});

describe('foreign currency', () => {
  const euro = panelOf({ EUR1: [10, 11, 12.1], USD1: [10, 10, 10] }, ['EUR', 'USD']);
  const quoted = [1, 1.1, 1.21].map((rate, i) => ({ date: euro.dates[i]!, base: 'EUR', quote: 'USD', rate }));
  const rates = ratesOnDates(euro.dates, quoted, ['EUR', 'USD'], 'USD');

  it('returns compound the security and the exchange rate', () => {
    const held = [{ symbol: 'EUR1', strategy: 's', quantity: '1' }];
    const made = computePortfolioRisk(riskInput(euro, { positions: held, rates }));
    expect(made.currentHoldings.values[0]).toBeCloseTo(1.1 * 1.1 - 1, 14);
    expect(made.contributions[0]!.currency).toBe('EUR');
    expect(made.contributions[0]!.price).toBe('12.1');
    expect(made.contributions[0]!.marketValue).toBe('14.641');
  });
});

describe('missing data', () => {
  const gaps = panelOf({
    FULL: [10, 10.1, 10.2, 10.1, 10.3, 10.2, 10.4],
    LATE: [NaN, NaN, NaN, NaN, 50, 51, 50],
  });

  it('counts as no profit or loss, is counted by security, and is said', () => {
    const made = computePortfolioRisk(riskInput(gaps));
    expect(made.coverage).toMatchObject({ observations: 6, cells: 12, missingCells: 4 });
    expect(made.coverage.missingBySecurity).toEqual([{ symbol: 'LATE', cells: 4 }]);
    expect(codes(made.warnings)).toEqual(['SHORT_WINDOW', 'MISSING_RETURNS']);
    const full = made.contributions.find(({ symbol }) => symbol === 'FULL')!;
    expect(made.currentHoldings.values[0]).toBeCloseTo(full.weight * (10.1 / 10 - 1), 14);
  });

  it('does not lower the stand-alone volatility of the security', () => {
    const made = computePortfolioRisk(riskInput(gaps));
    const [first, second] = [51 / 50 - 1, 50 / 51 - 1];
    const deviation = Math.abs(first - second) / Math.sqrt(2);
    const late = made.contributions.find(({ symbol }) => symbol === 'LATE')!;
    expect(late.standaloneVolatility).toBeCloseTo(deviation * Math.sqrt(252), 12);
  });

  it('says how short the window is', () => {
    const short = computePortfolioRisk(riskInput(gaps)).warnings.find(({ code }) => code === 'SHORT_WINDOW')!;
    expect(short.message).toContain('6 daily returns where 500');
  });
});

describe('a portfolio that does not move', () => {
  it('has zeros and warnings, and no NaN', () => {
    const flat = panelOf({ AAA: Array<number>(40).fill(10), BBB: Array<number>(40).fill(3) });
    const levels = { dates: flat.dates, values: new Float64Array(40).fill(100) };
    const made = computePortfolioRisk(riskInput(flat, { benchmark: { name: 'index', levels } }));
    expect(notFinite(made)).toEqual([]);
    expect(made.volatilityAnnual).toBe(0);
    for (const { varFraction, varAmount, warnings } of made.tailRisk) {
      if (varFraction === null) expect(warnings.length).toBeGreaterThan(0);
      else expect([varFraction, varAmount]).toEqual([0, '0.00']);
    }
    expect(made.tailRisk.find(({ method }) => method === 'historical')!.varFraction).toBe(0);
    expect(codes(made.warnings)).toEqual(expect.arrayContaining(['ZERO_VARIANCE', 'NO_BETA']));
  });
});

describe('a risk run refuses', () => {
  const refusals = {
    EMPTY_PORTFOLIO: () => computePortfolioRisk(riskInput(panel, { positions: [] })),
    UNKNOWN_SYMBOL: () =>
      computePortfolioRisk(riskInput(panel, { positions: [{ symbol: 'NOPE', strategy: '', quantity: '1' }] })),
    NO_PRICE: () => computePortfolioRisk(riskInput(panel, {}, { asOf: '2019-01-01' })),
    NO_RATE: () => computePortfolioRisk(riskInput(panelOf({ EUR1: [1, 2, 3] }, ['EUR']))),
    NON_POSITIVE_NAV: () => computePortfolioRisk(riskInput(panel, { cash: [{ currency: 'USD', amount: '-1000000' }] })),
    TOO_FEW_OBSERVATIONS: () => computePortfolioRisk(riskInput(panelOf({ AAA: [10] }))),
    INVALID_INPUT: () => computePortfolioRisk(riskInput(panel, {}, { confidences: [] })),
  };

  it.each(Object.entries(refusals))('with %s, and says what was kept', (code, run) => {
    const error = errorOf(run);
    expect(error.code).toBe(code);
    expect(error.kept).toBeDefined();
  });

  it('a history of two days, which has one return', () => {
    expect(errorOf(() => computePortfolioRisk(riskInput(panelOf({ AAA: [10, 11] })))).message).toContain(
      'one daily return',
    );
  });
});
