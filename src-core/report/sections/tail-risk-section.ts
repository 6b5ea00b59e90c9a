import { percentText } from '../../numerics/percent-text.ts';
import { type TailRiskRow } from '../../portfolio/portfolio-risk.ts';
import { type ReportTable } from '../report-blocks.ts';
import { type SectionBuilder } from './section.ts';

/** VaR and ES by method, and how far the methods are apart. */
export const tailRiskSection: SectionBuilder = ({ risk }) => [
  methodTable(risk.tailRisk, risk.baseCurrency),
  spreadTable(risk.tailRisk),
];

/** The methods side by side at the run's first confidence; the longest holding period beside one day. */
function methodTable(rows: readonly TailRiskRow[], currency: string): ReportTable {
  const confidence = rows[0]?.confidence;
  const longest = Math.max(...rows.map(({ horizon }) => horizon));
  const ofConfidence = rows.filter((row) => row.confidence === confidence);
  const level = confidence === undefined ? '' : ` ${percentText(confidence)}`;
  return {
    kind: 'table',
    id: 'tail-risk',
    caption: `VaR and ES${level} by method, one day; positive = loss`,
    columns: [
      { id: 'method', label: 'Method', kind: 'text' },
      { id: 'var', label: 'VaR', kind: 'fraction', digits: 3 },
      { id: 'var_amount', label: 'VaR', kind: 'money', currency, digits: 0 },
      { id: 'es', label: 'ES', kind: 'fraction', digits: 3 },
      { id: 'es_amount', label: 'ES', kind: 'money', currency, digits: 0 },
      { id: 'var_longest', label: `VaR, ${longest} days by √`, kind: 'fraction', digits: 3 },
      { id: 'warnings', label: 'Warnings', kind: 'text' },
    ],
    rows: ofConfidence
      .filter(({ horizon }) => horizon === 1)
      .map((row) => [
        row.label,
        row.varFraction,
        row.varAmount,
        row.esFraction,
        row.esAmount,
        ofConfidence.find((other) => other.method === row.method && other.horizon === longest)?.varFraction ?? null,
        row.warnings.map((warning) => warning.message).join('; '),
      ]),
    whenEmpty: 'The run holds no VaR.',
  };
}

/** Largest against smallest VaR of the methods at each confidence and horizon: the model risk. */
function spreadTable(rows: readonly TailRiskRow[]): ReportTable {
  const groups = Map.groupBy(
    rows.filter((row) => row.varFraction !== null),
    (row) => `${row.confidence}/${row.horizon}`,
  );
  return {
    kind: 'table',
    id: 'tail-risk-spread',
    caption: 'Spread of the methods (model risk)',
    columns: [
      { id: 'confidence', label: 'Confidence', kind: 'fraction', digits: 1 },
      { id: 'horizon', label: 'Horizon, days', kind: 'count' },
      { id: 'methods', label: 'Methods', kind: 'count' },
      { id: 'smallest', label: 'Smallest VaR', kind: 'fraction', digits: 3 },
      { id: 'largest', label: 'Largest VaR', kind: 'fraction', digits: 3 },
      { id: 'spread', label: 'Spread', kind: 'fraction', digits: 3 },
    ],
    rows: [...groups.values()].map((group) => {
      const values = group.map((row) => row.varFraction ?? NaN);
      const smallest = Math.min(...values);
      const largest = Math.max(...values);
      return [group[0]!.confidence, group[0]!.horizon, group.length, smallest, largest, largest - smallest];
    }),
    whenEmpty: 'No method gave a VaR.',
  };
}
