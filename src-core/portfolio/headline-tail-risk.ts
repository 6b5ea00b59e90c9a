import { type RiskParameters, type TailRiskRow } from './portfolio-risk.ts';

/** The method behind the headline where none is promoted. */
const usualMethod = 'historical';

interface RunWithTailRisk {
  readonly tailRisk: readonly TailRiskRow[];
  readonly parameters: RiskParameters;
}

/**
 * VaR and ES of one day that stand for the portfolio: at each confidence those of the champion, or of the historical method where
 * there is no champion or it gave no figure.
 *
 * @returns one row a confidence, in the run's order
 */
export function headlineTailRisk({ tailRisk, parameters }: RunWithTailRisk): readonly TailRiskRow[] {
  const rowsOf = (method: string) => tailRisk.filter((row) => row.method === method && row.horizon === 1);
  const champion = parameters.champion === null ? [] : rowsOf(parameters.champion.method);
  return rowsOf(usualMethod).map(
    (usual) =>
      champion.find(({ confidence, varFraction }) => confidence === usual.confidence && varFraction !== null) ?? usual,
  );
}

/**
 * The name a figure of tail risk has among a run's metrics: `var99`, `es975` for the historical method, `gaussian.var99` for any other.
 */
export function tailRiskMetric({ method, confidence }: TailRiskRow, measure: 'var' | 'es'): string {
  const level = String(Number((confidence * 100).toFixed(3))).replace('.', '');
  return method === usualMethod ? measure + level : `${method}.${measure}${level}`;
}
