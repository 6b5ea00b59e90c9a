import { type RiskParameters } from '../../portfolio/portfolio-risk.ts';
import { type ReportBlock } from '../report-blocks.ts';
import { dateText, timeText, type ReportLocale } from '../report-locale.ts';
import { decimalText } from '../number-text.ts';
import { type SectionBuilder } from './section.ts';

/** What the figures were computed from and with, so that they can be computed again. */
export const provenanceSection: SectionBuilder = ({ risk, resultHash, workspace }, { locale }) => {
  const blocks: ReportBlock[] = [
    {
      kind: 'terms',
      id: 'run',
      label: 'Run',
      terms: [
        { term: 'Workspace', description: workspace },
        { term: 'Run', description: String(risk.run) },
        { term: 'Computed', description: timeText(risk.computedAt, locale) },
        { term: 'Engine version', description: risk.engineVersion },
        { term: 'Random seed', description: String(risk.seed) },
        { term: 'Dataset version (SHA-256)', description: risk.datasetVersion },
        { term: 'Result (SHA-256)', description: resultHash },
      ],
    },
    { kind: 'terms', id: 'model', label: 'Factor model', terms: modelTerms(risk.parameters, locale) },
    { kind: 'terms', id: 'parameters', label: 'Parameters', terms: parameterTerms(risk.parameters, locale) },
  ];
  return risk.stale ? [staleNote, ...blocks] : blocks;
};

const staleNote: ReportBlock = {
  kind: 'text',
  id: 'stale',
  paragraphs: [
    'Data, positions, limits, settings or the champion changed after this run. Its figures are kept as computed.',
  ],
};

function modelTerms({ model, noModel }: RiskParameters, locale: ReportLocale) {
  if (model === null) return [{ term: 'Factor model', description: noModel ?? 'none' }];
  return [
    {
      term: 'Factor model',
      description: `version ${model.id}, preset ${model.preset}, as of ${dateText(model.asOf, locale)}`,
    },
    { term: 'Factor model (SHA-256)', description: model.hash },
  ];
}

/** A run that relied on no champion does not speak of it. */
function championTerms({ champion }: RiskParameters) {
  return champion === null
    ? []
    : [{ term: 'Champion', description: `${champion.method}, promoted from run ${champion.run}` }];
}

function parameterTerms(parameters: RiskParameters, locale: ReportLocale) {
  const plain = (value: number) => decimalText(String(value), locale);
  return [
    { term: 'As of', description: dateText(parameters.asOf, locale) },
    { term: 'Benchmark', description: parameters.benchmark ?? 'none' },
    { term: 'Window', description: `${plain(parameters.window)} returns` },
    { term: 'Window of volatility models', description: `${plain(parameters.volatilityWindow)} returns` },
    { term: 'Confidence', description: parameters.confidences.map(plain).join('; ') },
    { term: 'Base currency', description: parameters.baseCurrency },
    { term: 'Trading days a year', description: plain(parameters.tradingDaysPerYear) },
    { term: 'Stale after', description: `${plain(parameters.maxStaleDays)} days` },
    { term: 'EWMA λ', description: plain(parameters.ewmaLambda) },
    ...championTerms(parameters),
  ];
}
