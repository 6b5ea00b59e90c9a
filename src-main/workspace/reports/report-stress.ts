import { type RiskResult } from '../../../src-core/portfolio/portfolio-risk.ts';
import { type ReportScenario, type ScenarioPart } from '../../../src-core/report/report-scenario.ts';
import { stressLimitChecks } from '../../../src-core/stress/stress-limits.ts';
import { type StressResult, type StressRow } from '../../../src-core/stress/stress-result.ts';
import { type CallOptions, type Session } from '../context.ts';
import { runStress } from '../stress/run-stress.ts';

/**
 * The scenarios of a run, as it computed them; those in detail are computed again from the same data.
 *
 * @param detail of which scenarios parts and paths are shown
 * @returns null where the run computed none
 */
export async function reportStress(
  session: Session,
  risk: RiskResult,
  detail: 'all' | 'breached' | 'none',
  options: CallOptions,
): Promise<readonly ReportScenario[] | null> {
  if (risk.stress.length === 0) return null;
  const limits = session.store.limits();
  const { portfolio, asOf } = risk;
  const limitOf = ({ scenario, loss }: StressRow): ReportScenario['limit'] => {
    if (loss === null) return null;
    const checks = stressLimitChecks(limits, portfolio, asOf, scenario, loss);
    const worst = checks.toSorted((x, y) => (y.utilisation ?? 0) - (x.utilisation ?? 0))[0];
    const threshold = worst && (worst.limit ?? worst.halt ?? worst.warn);
    return worst && threshold !== null && threshold !== undefined ? { threshold, level: worst.level } : null;
  };
  const rows = risk.stress.map((row) => ({ row, limit: limitOf(row) }));
  // What drives a breach needs the parts of its scenario.
  const wanted = rows.filter(
    ({ row, limit }) => row.loss !== null && (detail === 'all' || (limit?.level ?? 'ok') !== 'ok'),
  );
  const results =
    detail === 'none'
      ? new Map<string, StressResult>()
      : await detailed(
          session,
          risk,
          wanted.map(({ row }) => row.scenario),
          options,
        );
  return rows.map(({ row, limit }) => scenarioOf(row, results.get(row.scenario), limit));
}

async function detailed(
  session: Session,
  { portfolio, asOf }: RiskResult,
  ids: readonly string[],
  options: CallOptions,
): Promise<ReadonlyMap<string, StressResult>> {
  if (ids.length === 0) return new Map();
  const { results } = await runStress(session, { portfolio, asOf, ids: [...ids] }, options);
  return new Map(results.map((result) => [result.scenario, result]));
}

function scenarioOf(row: StressRow, result: StressResult | undefined, limit: ReportScenario['limit']): ReportScenario {
  const worst: ScenarioPart[] = row.worstPosition
    ? [{ label: row.worstPosition.symbol, loss: row.worstPosition.loss }]
    : [];
  const cut = (rows: readonly { readonly key: string; readonly loss: number }[] = []) =>
    rows.map(({ key, loss }) => ({ label: key, loss }));
  const [path] = result?.paths ?? [];
  return {
    id: row.scenario,
    name: row.name,
    kind: row.group,
    loss: row.loss,
    lossAmount: row.amount,
    limit,
    byPosition: result?.byPosition.map(({ symbol, loss }) => ({ label: symbol, loss })) ?? worst,
    byStrategy: cut(result?.byStrategy),
    bySector: cut(result?.bySector),
    byFactor: result?.byFactor?.map(({ label, loss }) => ({ label, loss })) ?? [],
    path: path ? { dates: path.dates, values: path.losses.map((loss) => -loss) } : null,
    note:
      row.reason ??
      (row.basis === 'value-at-risk'
        ? 'VaR 99 %, one day, under the stressed covariance'
        : (result?.warnings[0]?.message ?? '')),
  };
}
