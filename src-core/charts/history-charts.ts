import { type PortfolioRisk } from '../portfolio/portfolio-risk.ts';
import { type SeriesDefinition } from './series-definition.ts';

/** A day whose loss exceeded the VaR known the day before; fractions of NAV. */
export interface VarException {
  readonly date: string;
  readonly profitAndLoss: number;
  readonly valueAtRisk: number;
}

/** Net asset value; null without a history. */
export function navChart({ navHistory, baseCurrency }: PortfolioRisk): SeriesDefinition | null {
  if (navHistory === null) return null;
  return {
    id: 'nav-chart',
    chart: 'line',
    title: `Net asset value, ${baseCurrency}`,
    unit: 'money',
    currency: baseCurrency,
    labels: navHistory.dates,
    series: [{ name: 'Net asset value', style: 'line', tone: 'accent', values: navHistory.values }],
  };
}

/** How far below its peak the portfolio was, ≤ 0. */
export function drawdownChart({ drawdownSeries, drawdownSource }: PortfolioRisk): SeriesDefinition {
  return {
    id: 'drawdown-chart',
    chart: 'line',
    title: `Drawdown of ${drawdownSource === 'nav-history' ? 'the NAV history' : 'current holdings'}, %`,
    unit: 'fraction',
    labels: drawdownSeries.dates,
    series: [{ name: 'Drawdown', style: 'area', tone: 'accent', values: drawdownSeries.values }],
  };
}

/** Daily P&L against the VaR known the day before; days that lost more are marked. The third series holds those days alone. */
export function profitChart(risk: PortfolioRisk): SeriesDefinition {
  const { dates, values } = observed(risk);
  const known = varByDate(risk);
  const exceptions = new Map(varExceptions(risk).map(({ date, profitAndLoss }) => [date, profitAndLoss]));
  return {
    id: 'profit-chart',
    chart: 'line',
    title: `${risk.realised === null ? 'Daily P&L of current holdings' : 'Realised daily P&L'} against VaR, % of NAV`,
    unit: 'fraction',
    labels: dates,
    series: [
      { name: 'P&L', style: 'bars', tone: 'neutral', values },
      {
        name: 'VaR known the day before, as a loss',
        style: 'line',
        tone: 'accent',
        values: dates.map((date) => {
          const value = known.get(date);
          return value == null ? null : -value;
        }),
      },
      { name: 'Exception', style: 'marks', tone: 'alarm', values: dates.map((date) => exceptions.get(date) ?? null) },
    ],
  };
}

/** The days whose loss exceeded the VaR known the day before, oldest first. */
export function varExceptions(risk: PortfolioRisk): readonly VarException[] {
  const { dates, values } = observed(risk);
  const known = varByDate(risk);
  return dates.flatMap((date, i) => {
    const profitAndLoss = values[i];
    const valueAtRisk = known.get(date);
    return profitAndLoss == null || valueAtRisk == null || -profitAndLoss <= valueAtRisk
      ? []
      : { date, profitAndLoss, valueAtRisk };
  });
}

const observed = (risk: PortfolioRisk) => risk.realised ?? risk.currentHoldings;
const varByDate = ({ varSeries }: PortfolioRisk) =>
  new Map(varSeries.dates.map((date, i) => [date, varSeries.values[i] ?? null]));
