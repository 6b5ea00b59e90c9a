import { type VolatilityModelView, type VolatilityView } from '../../../src-core/contract/index.ts';
import { type Column } from '../../components/data-table/column.ts';
import { decimal } from '../../format/numbers.ts';
import { numberColumn, percentColumn, textColumn } from './figure-columns.ts';
import { orderedParameters, parameterSymbol, parameterValue, parameterWords } from './parameter-text.ts';

/** Below it a p-value counts as a sign that something is left. */
const level = 0.05;

/** What the diagnostics say of the standardised residuals. */
export function residualWords({ ljungBox, ljungBoxSquared, archLm }: VolatilityModelView['diagnostics']): string {
  const returnsLeft = ljungBox < level;
  const clustersLeft = ljungBoxSquared < level || archLm < level;
  if (returnsLeft && clustersLeft)
    return 'Returns still follow from those before, and volatility still comes in clusters';
  if (returnsLeft) return 'Returns still follow from those before; volatility is explained';
  if (clustersLeft) return 'Volatility still comes in clusters';
  return 'Nothing left that these tests see';
}

export const fitColumns: readonly Column<VolatilityModelView>[] = [
  textColumn('name', 'Model', (row) => row.label, { width: 170 }),
  percentColumn('latest', 'σ next day, % p.a.', (row) => row.termStructure[0] ?? null, { width: 152 }),
  numberColumn('logLikelihood', 'Log-likelihood', (row) => row.logLikelihood, 1, { width: 112 }),
  { ...numberColumn<VolatilityModelView>('aic', 'AIC', (row) => row.aic, 1), neutral: true },
  { ...numberColumn<VolatilityModelView>('bic', 'BIC', (row) => row.bic, 1), neutral: true },
  numberColumn('persistence', 'Persistence', (row) => row.persistence, 4, { width: 96 }),
  {
    ...numberColumn<VolatilityModelView>('halfLife', 'Half-life, days', (row) => row.halfLife, 1, { width: 112 }),
    text: (row) => (row.halfLife === null ? 'never fades' : decimal(row.halfLife, 1)),
  },
  numberColumn('ljungBox', 'p of z', (row) => row.diagnostics.ljungBox, 3, { width: 72 }),
  numberColumn('ljungBoxSquared', 'p of z²', (row) => row.diagnostics.ljungBoxSquared, 3, { width: 72 }),
  numberColumn('archLm', 'p, ARCH', (row) => row.diagnostics.archLm, 3, { width: 80 }),
  textColumn('residuals', 'In words', (row) => residualWords(row.diagnostics), { width: 250 }),
  textColumn('converged', 'Converged', (row) => (row.converged ? 'yes' : 'no'), { width: 92 }),
  textColumn('remark', 'Remark', (row) => row.remark, { width: 240 }),
];

/** One parameter of one model. */
export interface ParameterRow {
  readonly key: string;
  readonly model: string;
  readonly parameter: string;
  readonly estimate: number;
  /** Robust; null at a bound, or where the parameter was given. */
  readonly standardError: number | null;
}

export function parameterRows({ models }: VolatilityView): readonly ParameterRow[] {
  return models.flatMap(({ id, label, parameters, standardErrors }) =>
    orderedParameters(parameters).map(([parameter, estimate]) => ({
      key: `${id} ${parameter}`,
      model: label,
      parameter,
      estimate,
      standardError: standardErrors?.[parameter] ?? null,
    })),
  );
}

export const parameterColumns: readonly Column<ParameterRow>[] = [
  textColumn('model', 'Model', (row) => row.model, { width: 190 }),
  textColumn('parameter', 'Parameter', (row) => parameterSymbol(row.parameter), { width: 96 }),
  textColumn('words', 'What it is', (row) => parameterWords(row.parameter), { width: 230 }),
  valueColumn('estimate', 'Estimate', (row) => row.estimate),
  valueColumn('standardError', 'Robust standard error', (row) => row.standardError),
  numberColumn('ratio', 'Estimate ÷ error', ratio, 1, { width: 124 }),
];

function valueColumn(id: string, label: string, of: (row: ParameterRow) => number | null): Column<ParameterRow> {
  const text = (row: ParameterRow) => {
    const value = of(row);
    return value === null ? '–' : parameterValue(row.parameter, value);
  };
  return { id, label, number: true, width: 150, value: of, text };
}

function ratio({ estimate, standardError }: ParameterRow): number | null {
  return standardError === null || standardError === 0 ? null : estimate / standardError;
}
