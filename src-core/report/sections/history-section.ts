import { drawdownChart, navChart, profitChart, varExceptions, type VarException } from '../../charts/history-charts.ts';
import { type SeriesDefinition } from '../../charts/series-definition.ts';
import { percentNumber, plural } from '../number-text.ts';
import { type ReportBlock, type ReportTable } from '../report-blocks.ts';
import { dateText } from '../report-locale.ts';
import { type SectionBuilder } from './section.ts';
import { utilisationCharts } from './utilisation-charts.ts';

/** Net asset value, drawdown, and daily profit and loss against the VaR known the day before. */
export const historySection: SectionBuilder = ({ risk, utilisationHistory }, { locale }) => {
  const nav = navChart(risk);
  const drawdown = drawdownChart(risk);
  const profit = profitChart(risk);
  const exceptions = varExceptions(risk);
  const blocks: ReportBlock[] = [];
  if (nav) {
    const [first, last] = [nav.labels[0] ?? '–', nav.labels.at(-1) ?? '–'];
    blocks.push(chart(nav, `Net asset value from ${dateText(first, locale)} to ${dateText(last, locale)}.`));
  }
  const [now, worst] = [risk.drawdown, risk.maximumDrawdown].map((value) => percentNumber(value, 2, locale));
  blocks.push(
    chart(drawdown, `Now ${now} % below the peak; at worst ${worst} %.`),
    chart(
      profit,
      `${plural(exceptions.length, 'loss').replace('losss', 'losses')} beyond the VaR known the day before, in ${profit.labels.length} days.`,
    ),
    exceptionTable(exceptions),
  );
  return [...blocks, ...utilisationCharts(utilisationHistory, risk.limits)];
};

const chart = (definition: SeriesDefinition, textAlternative: string): ReportBlock => ({
  ...definition,
  kind: 'chart',
  textAlternative,
});

const exceptionsShown = 12;

function exceptionTable(exceptions: readonly VarException[]): ReportTable {
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
