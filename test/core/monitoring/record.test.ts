import { describe, expect, it } from 'vitest';
import { type PortfolioBacktest } from '../../../src-core/backtest/backtest-result.ts';
import { methodInUse, methodsInUse } from '../../../src-core/monitoring/methods-in-use.ts';
import { type MethodMonitor } from '../../../src-core/monitoring/method-monitor.ts';
import { monitorPortfolio } from '../../../src-core/monitoring/monitor-portfolio.ts';
import { recordOfBacktest } from '../../../src-core/monitoring/record-of-backtest.ts';
import { computePortfolioRisk } from '../../../src-core/portfolio/compute-portfolio-risk.ts';
import { panelOf, randomPrices, riskInput } from '../portfolio/risk-input.ts';

const windows = { recent: 40, reference: 250 };

describe('the record of a backtest', () => {
  it('has every method at the first confidence, NaN where it refused', () => {
    const backtest = {
      parameters: { confidences: [0.975, 0.99] },
      dates: ['2025-12-30', '2025-12-31'],
      returns: [0.01, -0.02],
      profitAndLoss: 'actual',
      methods: [
        {
          method: 'gjr-t',
          label: 'GJR',
          sigma: [0.01, null],
          levels: [
            { confidence: 0.975, var: [0.02, null], es: [0.03, null] },
            { confidence: 0.99, var: [0.05, 0.05], es: [0.06, 0.06] },
          ],
        },
      ],
    } as unknown as PortfolioBacktest;
    expect(recordOfBacktest(backtest)).toEqual({
      source: 'backtest',
      profitAndLoss: 'realised',
      confidence: 0.975,
      dates: ['2025-12-30', '2025-12-31'],
      returns: Float64Array.of(0.01, -0.02),
      methods: [
        {
          id: 'gjr-t',
          label: 'GJR',
          var: Float64Array.of(0.02, NaN),
          es: Float64Array.of(0.03, NaN),
          sigma: Float64Array.of(0.01, NaN),
        },
      ],
    });
  });
});

describe('the methods in use', () => {
  const monitors = (...ids: string[]) => ids.map((id) => ({ id, volatility: null }) as MethodMonitor);

  it('are the champion where it is watched, else historical simulation, else the first', () => {
    const champion = { method: 'garch-t', run: 3 };
    expect(methodInUse({ champion })).toBe('garch-t');
    expect(methodInUse({ champion: null })).toBe('historical');
    expect(methodsInUse({ champion }, monitors('historical', 'garch-t')).coverage).toEqual(['garch-t']);
    expect(methodsInUse({ champion }, monitors('ewma', 'historical')).coverage).toEqual(['historical']);
    expect(methodsInUse({ champion }, monitors('ewma')).coverage).toEqual(['ewma']);
    expect(methodsInUse({ champion: null }, [])).toEqual({ coverage: [], volatility: [] });
  });

  it('judge volatility by EWMA where they do not forecast it', () => {
    expect(methodsInUse({ champion: null }, monitors('historical')).volatility).toEqual(['ewma']);
  });
});

describe('a portfolio’s own record', () => {
  const prices = randomPrices(['AAA', 'BBB', 'CCC'], 500);
  const monitorOf = (of: Record<string, number[]>) =>
    monitorPortfolio({
      portfolio: riskInput(panelOf(of), {}, { window: 100, confidences: [0.95] }),
      backtest: null,
      windows,
    });
  const { record, methods, drift, lastDate } = monitorOf(prices);

  it('has the VaR of the risk run on the same days', () => {
    const risk = computePortfolioRisk(riskInput(panelOf(prices), {}, { window: 100, confidences: [0.95] }));
    const historical = record.methods[0]!;
    const { dates, values } = risk.varSeries;
    dates.forEach((date, i) => {
      const day = record.dates.indexOf(date);
      expect(historical.var[day]).toBe(values[i]);
      expect(historical.es[day]).toBeGreaterThanOrEqual(historical.var[day]!);
      expect(record.returns[day]).toBe(risk.currentHoldings.values[i]);
    });
    expect(lastDate).toBe(risk.asOf);
    expect(methods.map(({ id }) => id)).toEqual(['historical', 'ewma']);
    expect(drift.map(({ id }) => id)).toContain('dispersion');
  });

  it('has forecasts that later prices can not change', () => {
    const changed = Object.fromEntries(
      Object.entries(prices).map(([symbol, own]) => [symbol, own.map((price, day) => (day < 400 ? price : 2 * price))]),
    );
    const other = monitorOf(changed).record;
    const before = record.dates.indexOf(other.dates[399]!);
    expect(before).toBe(399);
    record.methods.forEach((method, k) => {
      for (const name of ['var', 'es', 'sigma'] as const) {
        expect(other.methods[k]![name].subarray(0, 399)).toEqual(method[name].subarray(0, 399));
      }
    });
  });
});
