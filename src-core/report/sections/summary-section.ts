import { type TailRiskRow } from '../../portfolio/portfolio-risk.ts';
import { type BreachReportInput } from '../breach-report.ts';
import { type ColumnKind, type ReportFigure } from '../report-blocks.ts';
import { type SectionBuilder } from './section.ts';

/** The headline figures with their change since the run before. */
export const summarySection: SectionBuilder = {
  id: 'summary',
  build: (input) => ({
    id: 'summary',
    title: 'Summary',
    blocks: [{ kind: 'figures', id: 'headline', label: 'Headline figures', figures: headlineFigures(input) }],
  }),
};

function headlineFigures({ risk, previous }: BreachReportInput): readonly ReportFigure[] {
  const figure = (
    id: string,
    label: string,
    kind: ColumnKind,
    value: number | null,
    note: string,
    digits = 2,
  ): ReportFigure => {
    const before = previous?.[id];
    return {
      id,
      label,
      kind,
      value,
      digits,
      note,
      change: value === null || before === undefined ? null : value - before,
    };
  };
  const navBefore = previous?.['nav'];
  return [
    {
      id: 'nav',
      label: 'Net asset value',
      kind: 'money',
      value: risk.nav,
      currency: risk.baseCurrency,
      digits: 0,
      change: navBefore === undefined ? null : Number(risk.nav) - navBefore,
      note: `of which cash ${risk.cash} ${risk.baseCurrency}`,
    },
    ...risk.tailRisk
      .filter((row) => row.method === 'historical' && row.horizon === 1)
      .flatMap((row) => tailFigures(row, figure)),
    figure('volatilityAnnual', 'Volatility', 'fraction', risk.volatilityAnnual, 'annual, current holdings'),
    figure('drawdown', 'Drawdown', 'fraction', risk.drawdown, `deepest ${(risk.maximumDrawdown * 100).toFixed(2)} %`),
    figure('grossLeverage', 'Gross leverage', 'multiple', risk.grossLeverage, 'of net asset value'),
    figure('netLeverage', 'Net leverage', 'multiple', risk.netLeverage, 'of net asset value'),
    figure(
      'beta',
      'Beta',
      'number',
      risk.beta,
      risk.benchmark === null ? 'no benchmark chosen' : `to ${risk.benchmark}`,
    ),
  ];
}

function tailFigures(
  row: TailRiskRow,
  figure: (id: string, label: string, kind: ColumnKind, value: number | null, note: string) => ReportFigure,
): readonly ReportFigure[] {
  const percent = Number((row.confidence * 100).toFixed(3));
  const suffix = String(percent).replace('.', '');
  return [
    figure(`var${suffix}`, `VaR ${percent} %`, 'fraction', row.varFraction, 'historical, one day'),
    figure(`es${suffix}`, `ES ${percent} %`, 'fraction', row.esFraction, 'historical, one day'),
  ];
}
