import {
  type CutRiskRow,
  type Decomposed,
  type RiskDecomposition,
} from '../../factor-model/decomposition/decomposition.ts';
import { numberText } from '../number-text.ts';
import { type ReportBlock, type ReportTable, type SeriesChart } from '../report-blocks.ts';
import { type ReportLocale } from '../report-locale.ts';
import { type SectionBuilder } from './section.ts';

const barsShown = 10;

/** Volatility by factor and specific risk; the contributions of each table add up to the whole. */
export const factorRiskSection: SectionBuilder = ({ risk }, { locale }) => {
  const { decomposition } = risk;
  if (decomposition === null) {
    const reason = risk.parameters.noModel ?? 'The run was made without a factor model';
    return [{ kind: 'text', id: 'no-model', paragraphs: [`Risk was not split by factor. ${reason}.`] }];
  }
  return [
    factsBlock(decomposition, locale),
    factorChart(decomposition),
    groupTable(decomposition),
    factorTable(decomposition),
    cutTable('factor-strategy', 'By strategy', decomposition.byStrategy),
    cutTable('factor-sector', 'By sector', decomposition.bySector),
    ...activeBlocks(decomposition, locale),
  ];
};

const share = (percent: number) => percent / 100;
const percentOf = (fraction: number, locale: ReportLocale) => `${numberText(fraction * 100, 2, locale)} %`;

function splitTerms(whole: Decomposed, name: string, locale: ReportLocale) {
  const part = (volatility: number, percent: number) =>
    `${percentOf(volatility, locale)}, ${numberText(percent, 1, locale)} % of variance`;
  return [
    { term: name, description: `${percentOf(whole.totalVolatility, locale)} a year` },
    { term: 'From factors', description: part(whole.factorVolatility, whole.factorVariancePercent) },
    { term: 'Specific', description: part(whole.specificVolatility, whole.specificVariancePercent) },
  ];
}

function factsBlock(whole: RiskDecomposition, locale: ReportLocale): ReportBlock {
  const uncovered =
    whole.uncovered.length === 0
      ? []
      : [{ term: 'Without exposures of their own', description: whole.uncovered.join(', ') }];
  return {
    kind: 'terms',
    id: 'factor-risk-facts',
    label: 'Volatility by the factor model',
    terms: [...splitTerms(whole, 'Volatility', locale), ...uncovered],
  };
}

function activeBlocks({ active }: RiskDecomposition, locale: ReportLocale): readonly ReportBlock[] {
  if (active === null) return [];
  return [
    { kind: 'heading', id: 'active', text: `Relative to ${active.benchmark}`, level: null },
    {
      kind: 'terms',
      id: 'active-risk',
      label: `Relative to ${active.benchmark}`,
      terms: [
        ...splitTerms(active, 'Tracking error', locale),
        { term: 'Beta by the model', description: numberText(active.beta, 2, locale) },
      ],
    },
  ];
}

function factorChart({ byFactor }: Decomposed): SeriesChart {
  const largest = byFactor.toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution)).slice(0, barsShown);
  const shown = largest.toSorted((a, b) => b.contribution - a.contribution);
  return {
    kind: 'chart',
    chart: 'bar',
    id: 'factor-chart',
    title: 'Largest contributions of factors to volatility, % of net asset value',
    textAlternative:
      shown.length === 0
        ? 'There are no factors.'
        : `The ${shown.length} largest contributions; ${shown[0]!.label} adds most, negative bars reduce risk.`,
    unit: 'fraction',
    labels: shown.map(({ label }) => label),
    series: [{ name: 'Contribution', style: 'bars', tone: 'accent', values: shown.map((row) => row.contribution) }],
  };
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function groupTable({ byGroup, totalVolatility }: Decomposed): ReportTable {
  return {
    kind: 'table',
    id: 'factor-groups',
    caption: 'By group of factors',
    columns: [
      { id: 'group', label: 'Group', kind: 'text' },
      { id: 'volatility', label: 'Volatility alone', kind: 'fraction' },
      { id: 'contribution', label: 'Contribution', kind: 'fraction', digits: 3 },
      { id: 'share', label: 'Share of variance', kind: 'fraction', digits: 1 },
    ],
    rows: byGroup.map((row) => [capitalised(row.group), row.volatility, row.contribution, share(row.percent)]),
    total: ['Total', null, totalVolatility, share(byGroup.reduce((sum, row) => sum + row.percent, 0))],
    whenEmpty: 'There is no risk to split.',
  };
}

function factorTable({ byFactor }: Decomposed): ReportTable {
  return {
    kind: 'table',
    id: 'factors',
    caption: 'By factor: exposure x, volatility σ, correlation ρ with the portfolio, contribution x·σ·ρ',
    columns: [
      { id: 'factor', label: 'Factor', kind: 'text' },
      { id: 'group', label: 'Group', kind: 'text' },
      { id: 'exposure', label: 'x', kind: 'number', digits: 3 },
      { id: 'volatility', label: 'σ', kind: 'fraction' },
      { id: 'correlation', label: 'ρ', kind: 'number' },
      { id: 'contribution', label: 'Contribution', kind: 'fraction', digits: 3 },
      { id: 'share', label: 'Share of variance', kind: 'fraction', digits: 1 },
    ],
    rows: byFactor
      .toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
      .map((row) => [
        row.label,
        capitalised(row.group),
        row.exposure,
        row.volatility,
        row.correlation,
        row.contribution,
        share(row.percent),
      ]),
    whenEmpty: 'The model has no factors.',
  };
}

function cutTable(id: string, caption: string, rows: readonly CutRiskRow[]): ReportTable {
  const sum = (pick: (row: CutRiskRow) => number) => rows.reduce((total, row) => total + pick(row), 0);
  return {
    kind: 'table',
    id,
    caption,
    columns: [
      { id: 'group', label: 'Group', kind: 'text' },
      { id: 'weight', label: 'Weight', kind: 'fraction' },
      { id: 'volatility', label: 'Volatility alone', kind: 'fraction' },
      { id: 'factors', label: 'From factors', kind: 'fraction', digits: 3 },
      { id: 'specific', label: 'Specific', kind: 'fraction', digits: 3 },
      { id: 'contribution', label: 'Contribution', kind: 'fraction', digits: 3 },
      { id: 'share', label: 'Share of variance', kind: 'fraction', digits: 1 },
    ],
    rows: rows.map((row) => [
      row.key,
      row.weight,
      row.volatility,
      row.factorContribution,
      row.specificContribution,
      row.contribution,
      share(row.percent),
    ]),
    ...(rows.length === 0
      ? {}
      : {
          total: [
            'Total',
            sum((row) => row.weight),
            null,
            sum((row) => row.factorContribution),
            sum((row) => row.specificContribution),
            sum((row) => row.contribution),
            share(sum((row) => row.percent)),
          ],
        }),
    whenEmpty: 'There is no risk to split.',
  };
}
