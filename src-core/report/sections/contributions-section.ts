import { Decimal } from 'decimal.js';
import { type PortfolioRisk, type PositionRisk } from '../../portfolio/portfolio-risk.ts';
import { type ReportTable, type SeriesChart } from '../report-blocks.ts';
import { type SectionBuilder } from './section.ts';

const barsShown = 12;

/** Every position with its share of the portfolio's risk; the columns add up to the portfolio's figures. */
export const contributionsSection: SectionBuilder = ({ risk }) => {
  const positions = risk.contributions.toSorted((a, b) => b.var - a.var || (a.symbol < b.symbol ? -1 : 1));
  return [contributionChart(positions), contributionTable(positions, risk)];
};

function contributionChart(positions: readonly PositionRisk[]): SeriesChart {
  const largest = positions.toSorted((a, b) => Math.abs(b.var) - Math.abs(a.var)).slice(0, barsShown);
  const shown = largest.toSorted((a, b) => b.var - a.var);
  return {
    kind: 'chart',
    chart: 'bar',
    id: 'contribution-chart',
    title: 'Largest contributions to historical VaR, % of net asset value',
    textAlternative:
      shown.length === 0
        ? 'There are no positions.'
        : `The ${shown.length} largest contributions; ${shown[0]!.symbol} adds most, negative bars reduce risk.`,
    unit: 'fraction',
    labels: shown.map(({ symbol, strategy }) =>
      shown.some((other) => other.symbol === symbol && other.strategy !== strategy) ? `${symbol} ${strategy}` : symbol,
    ),
    series: [
      { name: 'VaR contribution', style: 'bars', tone: 'accent', values: shown.map((position) => position.var) },
    ],
  };
}

function contributionTable(positions: readonly PositionRisk[], risk: PortfolioRisk): ReportTable {
  const sum = (pick: (position: PositionRisk) => number) => positions.reduce((total, row) => total + pick(row), 0);
  const value = positions.reduce((total, row) => total.plus(row.marketValue), new Decimal(0));
  return {
    kind: 'table',
    id: 'contributions',
    caption: 'Positions, largest contribution to historical VaR first',
    columns: [
      { id: 'symbol', label: 'Symbol', kind: 'text' },
      { id: 'name', label: 'Name', kind: 'text' },
      { id: 'strategy', label: 'Strategy', kind: 'text' },
      { id: 'sector', label: 'Sector', kind: 'text' },
      { id: 'market_value', label: 'Market value', kind: 'money', currency: risk.baseCurrency, digits: 0 },
      { id: 'weight', label: 'Weight', kind: 'fraction' },
      { id: 'volatility', label: 'Volatility contribution', kind: 'fraction', digits: 3 },
      { id: 'var', label: 'VaR contribution', kind: 'fraction', digits: 3 },
      { id: 'es', label: 'ES contribution', kind: 'fraction', digits: 3 },
    ],
    rows: positions.map((position) => [
      position.symbol,
      position.name,
      position.strategy,
      position.sector,
      position.marketValue,
      position.weight,
      position.volatility,
      position.var,
      position.es,
    ]),
    total: [
      'Total',
      '',
      '',
      '',
      value.toFixed(),
      sum((row) => row.weight),
      sum((row) => row.volatility),
      sum((row) => row.var),
      sum((row) => row.es),
    ],
    whenEmpty: 'The portfolio has no positions.',
  };
}
