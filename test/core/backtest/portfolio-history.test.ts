import { describe, expect, it } from 'vitest';
import { portfolioHistory } from '../../../src-core/backtest/portfolio-history.ts';
import { epochDay } from '../../../src-core/market/epoch-day.ts';
import { simulatePortfolio } from '../../../src-core/portfolio/simulated-portfolio.ts';
import { panelOf, randomPrices, riskInput } from '../portfolio/risk-input.ts';

const panel = panelOf(randomPrices(['AAA', 'BBB'], 40, 8));
const dates = [...panel.dates];

describe('the history a backtest walks along', () => {
  it('is the simulated one of today’s holdings', () => {
    const input = riskInput(panel);
    const history = portfolioHistory(input);
    expect(history.hypothetical).toEqual(simulatePortfolio(input, epochDay(input.parameters.asOf)).simulation.returns);
    expect([...history.dates]).toEqual(dates.slice(1));
    expect([history.actual, history.otherSpans.length, history.riskTheoretical]).toEqual([null, 0, null]);
  });

  it('has the actual profit and loss beside it, day by day', () => {
    const nav = (day: number, amount: string, profitAndLoss: string | null = null) => ({
      date: dates[day]!,
      nav: amount,
      profitAndLoss,
      flow: null,
    });
    const navHistory = [nav(10, '1000'), nav(11, '1010'), nav(12, '1000', '-20'), nav(30, '900'), nav(31, '945')];
    const { actual } = portfolioHistory(riskInput(panel, { navHistory }));
    const known = [...actual!.entries()].filter(([, value]) => !Number.isNaN(value));
    expect(known).toEqual([
      [10, 0.01],
      [11, expect.closeTo(-20 / 1010, 15)],
      [30, expect.closeTo(0.05, 15)],
    ]);
  });

  it('has no actual profit and loss of several days for one', () => {
    const keeps = (date: number, day: number) => (day < 20 ? (date + 3) % 7 === 4 : day !== 30);
    const navHistory = dates
      .filter((date, day) => keeps(date, day))
      .map((date, i) => ({ date, nav: String(1000 + i), profitAndLoss: null, flow: null }));
    const { actual, otherSpans } = portfolioHistory(riskInput(panel, { navHistory }));
    const known = [...actual!.keys()].filter((day) => !Number.isNaN(actual![day]));
    // Fridays until the 20th day, then every day but one; the first simulated day is the second of the prices.
    const daily = Array.from({ length: 40 }, (_, day) => day).filter((day) => day > 20 && day !== 30 && day !== 31);
    expect(known.map((day) => day + 1)).toEqual(daily);
    expect([...otherSpans].map((day) => day + 1)).toEqual([7, 12, 17, 20, 31]);
  });

  it('has what the factor model explains: weights × exposures × factor returns, on the days it has', () => {
    const model = {
      reference: { id: 1, asOf: '2020-01-01', preset: 'full', hash: '' },
      model: {
        asOf: '2020-01-01',
        factors: [{ id: 'market', label: 'Market', group: 'market' as const }],
        covariance: new Float64Array(1),
        symbols: ['BBB'],
        exposures: Float64Array.of(1.5),
        reasons: new Uint8Array(1),
        specificVariances: Float64Array.of(1),
        specificSources: Uint8Array.of(0),
      },
      factorReturns: { dates: Int32Array.of(dates[5]!, dates[6]!), values: Float64Array.of(0.01, -0.02) },
    };
    const input = riskInput(panel, { model });
    const { held } = simulatePortfolio(input, epochDay(input.parameters.asOf));
    const { riskTheoretical } = portfolioHistory(input);
    expect(riskTheoretical![4]).toBeCloseTo(held[1]!.weight * 1.5 * 0.01, 15);
    expect(riskTheoretical![5]).toBeCloseTo(held[1]!.weight * 1.5 * -0.02, 15);
    expect([...riskTheoretical!].filter((value) => !Number.isNaN(value))).toHaveLength(2);
  });
});
