import { type PortfolioRisk, type ResultSeries } from '../../portfolio/portfolio-risk.ts';
import { percentNumber, plural } from '../number-text.ts';
import { type ReportBlock, type ReportTable } from '../report-blocks.ts';
import { dateText, type ReportLocale } from '../report-locale.ts';
import { type SectionBuilder } from './section.ts';
import { utilisationCharts } from './utilisation-charts.ts';

interface Exception {
  readonly date: string;
  readonly profitAndLoss: number;
  readonly valueAtRisk: number;
}

/** Net asset value, drawdown, and daily profit and loss against the VaR known the day before. */
export const historySection: SectionBuilder = ({ risk, utilisationHistory }, { locale }) => {
  const blocks: ReportBlock[] = [];
  if (risk.navHistory !== null) blocks.push(navChart(risk.navHistory, risk.baseCurrency, locale));
  blocks.push(drawdownChart(risk, locale), profitChart(risk), exceptionTable(exceptionsOf(risk)));
  return [...blocks, ...utilisationCharts(utilisationHistory, risk.limits)];
};

function navChart(nav: ResultSeries, currency: string, locale: ReportLocale): ReportBlock {
  return {
    kind: 'chart',
    chart: 'line',
    id: 'nav-chart',
    title: `Net asset value, ${currency}`,
    textAlternative: `Net asset value from ${dateText(nav.dates[0] ?? '–', locale)} to ${dateText(nav.dates.at(-1) ?? '–', locale)}.`,
    unit: 'money',
    currency,
    labels: nav.dates,
    series: [{ name: 'Net asset value', style: 'line', tone: 'accent', values: nav.values }],
  };
}

function drawdownChart(risk: PortfolioRisk, locale: ReportLocale): ReportBlock {
  const { dates, values } = risk.drawdownSeries;
  const source = risk.drawdownSource === 'nav-history' ? 'net asset value' : 'current holdings';
  return {
    kind: 'chart',
    chart: 'line',
    id: 'drawdown-chart',
    title: `Drawdown of ${source}, %`,
    textAlternative: `Now ${percentNumber(risk.drawdown, 2, locale)} % below the peak; at worst ${percentNumber(risk.maximumDrawdown, 2, locale)} %.`,
    unit: 'fraction',
    labels: dates,
    series: [{ name: 'Drawdown', style: 'area', tone: 'neutral', values }],
  };
}

function profitChart(risk: PortfolioRisk): ReportBlock {
  const { dates, values } = observed(risk);
  const exceptions = new Map(exceptionsOf(risk).map((row) => [row.date, row.profitAndLoss]));
  const known = varByDate(risk);
  return {
    kind: 'chart',
    chart: 'line',
    id: 'profit-chart',
    title: `Daily ${risk.realised === null ? 'result of current holdings' : 'realised result'} against VaR, %`,
    textAlternative: `${plural(exceptions.size, 'loss').replace('losss', 'losses')} beyond the VaR known the day before, in ${dates.length} days.`,
    unit: 'fraction',
    labels: dates,
    series: [
      { name: 'Profit and loss', style: 'bars', tone: 'neutral', values },
      {
        name: '−VaR of the day before',
        style: 'line',
        tone: 'accent',
        values: dates.map((date) => negative(known.get(date))),
      },
      { name: 'Exceptions', style: 'marks', tone: 'alarm', values: dates.map((date) => exceptions.get(date) ?? null) },
    ],
  };
}

const negative = (value: number | null | undefined): number | null => (value == null ? null : -value);
const observed = (risk: PortfolioRisk): ResultSeries => risk.realised ?? risk.currentHoldings;
const varByDate = (risk: PortfolioRisk) =>
  new Map(risk.varSeries.dates.map((date, i) => [date, risk.varSeries.values[i] ?? null]));

/** The days whose loss exceeded the VaR known the day before. */
function exceptionsOf(risk: PortfolioRisk): readonly Exception[] {
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

const exceptionsShown = 12;

function exceptionTable(exceptions: readonly Exception[]): ReportTable {
  return {
    kind: 'table',
    id: 'exceptions',
    caption:
      exceptions.length > exceptionsShown
        ? `The ${exceptionsShown} newest of ${exceptions.length} losses beyond VaR`
        : 'Losses beyond VaR',
    columns: [
      { id: 'date', label: 'Date', kind: 'date' },
      { id: 'profit_and_loss', label: 'Result', kind: 'fraction' },
      { id: 'var', label: 'VaR of the day before', kind: 'fraction' },
      { id: 'beyond', label: 'Beyond VaR', kind: 'fraction' },
    ],
    rows: exceptions
      .slice(-exceptionsShown)
      .reverse()
      .map((row) => [row.date, row.profitAndLoss, row.valueAtRisk, -row.profitAndLoss - row.valueAtRisk]),
    whenEmpty: 'No loss went beyond the VaR known the day before.',
  };
}
