import { describe, expect, it } from 'vitest';
import { drawdownChart, navChart, profitChart, varExceptions } from '../../../src-core/charts/history-charts.ts';
import { sampleReportInput } from '../report/sample-report-input.ts';

const { risk } = sampleReportInput();
const dates = ['2020-01-01', '2020-01-02', '2020-01-03', '2020-01-06'];
const days = {
  ...risk,
  realised: { dates, values: [-0.05, -0.021, -0.02, null] },
  varSeries: { dates, values: [null, 0.02, 0.02, 0.02] },
};

describe('the charts of a portfolio’s history', () => {
  it('mark a day as an exception only where it lost more than the VaR known before it', () => {
    expect(varExceptions(days)).toEqual([{ date: '2020-01-02', profitAndLoss: -0.021, valueAtRisk: 0.02 }]);
    const [profit, line, exceptions] = profitChart(days).series;
    expect(profit!.values).toEqual(days.realised.values);
    expect(line!.values).toEqual([null, -0.02, -0.02, -0.02]);
    expect(exceptions!.values).toEqual([null, -0.021, null, null]);
  });

  it('say what they are of, with their unit', () => {
    expect(profitChart(days).title).toBe('Realised daily P&L against VaR, % of NAV');
    expect(profitChart({ ...days, realised: null }).title).toContain('current holdings');
    expect(drawdownChart({ ...risk, drawdownSource: 'nav-history' }).title).toBe('Drawdown of the NAV history, %');
    expect(drawdownChart({ ...risk, drawdownSource: 'current-holdings' }).title).toBe(
      'Drawdown of current holdings, %',
    );
  });

  it('have no net asset value without its history', () => {
    expect(navChart({ ...risk, navHistory: null })).toBeNull();
    const chart = navChart({ ...risk, navHistory: { dates, values: [1, 2, 3, 4] } });
    expect(chart).toMatchObject({ unit: 'money', currency: risk.baseCurrency, labels: dates });
  });
});
