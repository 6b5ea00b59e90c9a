import { type RiskResult } from '../../../src-core/portfolio/portfolio-risk.ts';
import { type ReportScenario, type ScenarioPart } from '../../../src-core/report/report-scenario.ts';
import { stressLimitChecks } from '../../../src-core/stress/stress-limits.ts';
import { type StressResult, type StressRow } from '../../../src-core/stress/stress-result.ts';
import { type CallOptions, type Session } from '../context.ts';
import { runStress } from '../stress/run-stress.ts';

/**
 * The scenarios of a run, as it computed them; in detail, computed again from the same data for their parts and paths.
 *
 * @returns null where the run computed none
 */
export async function reportStress(
  session: Session,
  risk: RiskResult,
  inDetail: boolean,
  options: CallOptions,
): Promise<readonly ReportScenario[] | null> {
  if (risk.stress.length === 0) return null;
  const limits = session.store.limits();
  const { portfolio, asOf } = risk;
  const results = inDetail ? await detailed(session, risk, options) : new Map<string, StressResult>();
  return risk.stress.map((row) =>
    scenarioOf(row, results.get(row.scenario), (loss) => {
      const checks = stressLimitChecks(limits, portfolio, asOf, row.scenario, loss);
      const worst = checks.toSorted((a, b) => (b.utilisation ?? 0) - (a.utilisation ?? 0))[0];
      const threshold = worst && (worst.limit ?? worst.halt ?? worst.warn);
      return worst && threshold !== null && threshold !== undefined ? { threshold, level: worst.level } : null;
    }),
  );
}

async function detailed(
  session: Session,
  { portfolio, asOf, stress }: RiskResult,
  options: CallOptions,
): Promise<ReadonlyMap<string, StressResult>> {
  const ids = stress.filter(({ loss }) => loss !== null).map(({ scenario }) => scenario);
  if (ids.length === 0) return new Map();
  const { results } = await runStress(session, { portfolio, asOf, ids }, options);
  return new Map(results.map((result) => [result.scenario, result]));
}

function scenarioOf(
  row: StressRow,
  result: StressResult | undefined,
  limitOf: (loss: number) => ReportScenario['limit'],
): ReportScenario {
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
    limit: row.loss === null ? null : limitOf(row.loss),
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
