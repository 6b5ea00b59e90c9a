import { headlineTailRisk, tailRiskMetric } from '../../portfolio/headline-tail-risk.ts';
import { type TailRiskRow } from '../../portfolio/portfolio-risk.ts';
import { type ReportInput } from '../report-input.ts';
import { decimalText } from '../number-text.ts';
import { type ReportLocale } from '../report-locale.ts';
import { type ColumnKind, type ReportFigure } from '../report-blocks.ts';
import { type SectionBuilder } from './section.ts';

/** The headline figures with their change since the run before. */
export const summarySection: SectionBuilder = (input, { locale }) => [
  { kind: 'figures', id: 'headline', label: 'Headline figures', figures: headlineFigures(input, locale) },
];

/** Level at which expected shortfall is shown where the run has it (Basel Committee 2019, MAR33). */
const shortfallConfidence = 0.975;

/** Each figure's id is the name it has among a run's metrics, so that the change since the run before can be told. */
function headlineFigures({ risk, previous }: ReportInput, locale: ReportLocale): readonly ReportFigure[] {
  const figure = (id: string, label: string, kind: ColumnKind, value: number | null, note: string): ReportFigure => {
    const before = previous?.[id];
    return { id, label, kind, value, change: value === null || before === undefined ? null : value - before, note };
  };
  const money = (id: string, label: string, value: string, note: string): ReportFigure => ({
    ...figure(id, label, 'money', Number(value), note),
    value,
    currency: risk.baseCurrency,
    digits: 0,
  });
  const tail = headlineTailRisk(risk);
  const varRow = tail[0];
  const esRow = tail.find((row) => row.confidence === shortfallConfidence) ?? varRow;
  const note = (row: TailRiskRow) => (row.method === 'historical' ? 'historical, one day' : `${row.label}, one day`);
  return [
    money('nav', 'Net asset value', risk.nav, 'positions and cash'),
    money('cash', 'Cash', risk.cash, 'all currencies'),
    ...(varRow
      ? [
          figure(
            tailRiskMetric(varRow, 'var'),
            `VaR ${levelText(varRow, locale)} %`,
            'fraction',
            varRow.varFraction,
            note(varRow),
          ),
        ]
      : []),
    ...(esRow
      ? [
          figure(
            tailRiskMetric(esRow, 'es'),
            `ES ${levelText(esRow, locale)} %`,
            'fraction',
            esRow.esFraction,
            note(esRow),
          ),
        ]
      : []),
    figure('volatilityAnnual', 'Volatility', 'fraction', risk.volatilityAnnual, 'a year, current holdings'),
    figure('grossLeverage', 'Gross leverage', 'multiple', risk.grossLeverage, 'of net asset value'),
    figure('netLeverage', 'Net leverage', 'multiple', risk.netLeverage, 'of net asset value'),
    figure(
      'beta',
      'Beta',
      'number',
      risk.beta,
      risk.benchmark === null ? 'no benchmark chosen' : `to ${risk.benchmark}`,
    ),
    figure('drawdown', 'Drawdown', 'fraction', risk.drawdown, 'below the peak'),
    figure(
      'maximumDrawdown',
      'Deepest drawdown',
      'fraction',
      risk.maximumDrawdown,
      drawdownSource(risk.drawdownSource),
    ),
  ];
}

/** A confidence in per cent without needless zeros: 0.975 → 97.5. */
const levelOf = ({ confidence }: TailRiskRow) => String(Number((confidence * 100).toFixed(3)));
const levelText = (row: TailRiskRow, locale: ReportLocale) => decimalText(levelOf(row), locale);
const drawdownSource = (source: 'nav-history' | 'current-holdings') =>
  source === 'nav-history' ? 'since the history begins' : 'current holdings, window';
