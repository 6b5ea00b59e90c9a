import { type Limit } from '../../../src-core/limits/limit.ts';
import { evaluateScenarios } from '../../../src-core/stress/stress-rows.ts';
import { type Scenario } from '../../../src-core/stress/scenario.ts';
import { stressLimitChecks } from '../../../src-core/stress/stress-limits.ts';
import { type StressMarket } from '../../../src-core/stress/stress-market.ts';
import { type StressRow, type StressRun } from '../../../src-core/stress/stress-result.ts';
import { type CallOptions, type Session, type UseCase } from '../context.ts';
import { preparedMarket } from './prepared-market.ts';
import { chosenScenarios } from './scenario-library.ts';

/** Scenarios that are computed where they are asked for; more go to the pool. */
const atOnce = 4;
/** Scenarios of one task: some tasks for each thread, so that none waits long and progress is seen. */
const chunk = 8;

/** A given scenario, or named ones, in full; with neither, all of them as rows. */
export const runStress: UseCase<'stress.run', Session> = async (session, request, options) => {
  const { store } = session;
  const scenarios = request.scenario ? [request.scenario] : chosenScenarios(store, request.ids);
  const market = await preparedMarket(session, request, scenarios, options);
  const limits = store.limits();
  const named = request.scenario !== undefined || request.ids !== undefined;
  if (named && scenarios.length <= atOnce) {
    const evaluated = evaluateScenarios(scenarios, market);
    const rows = evaluated.map(({ row }) => row);
    return stressRun(
      session,
      market,
      limits,
      rows,
      evaluated.flatMap(({ result }) => result ?? []),
    );
  }
  const rows = await rowsInPool(session, market, scenarios, options);
  const results = named ? evaluateScenarios(scenarios, market).flatMap(({ result }) => result ?? []) : [];
  return stressRun(session, market, limits, rows, results);
};

function stressRun(
  { store }: Session,
  market: StressMarket,
  limits: readonly Limit[],
  rows: readonly StressRow[],
  results: readonly Omit<StressRun['results'][number], 'limits'>[],
): StressRun {
  const { portfolio, asOf, baseCurrency, nav, model, noModel, warnings } = market;
  const checks = (scenario: string, loss: number | null) =>
    loss === null ? [] : stressLimitChecks(limits, portfolio, asOf, scenario, loss);
  return {
    portfolio,
    asOf,
    baseCurrency,
    nav,
    model: model?.reference ?? null,
    noModel,
    datasetVersion: store.datasetVersion(),
    rows: rows.map((row) => ({ ...row, limits: checks(row.scenario, row.loss) })),
    results: results.map((result) => ({ ...result, limits: checks(result.scenario, result.loss) })),
    warnings,
  };
}

/** Rows of all scenarios, a few a task; which thread computes what changes nothing in them. */
async function rowsInPool(
  { engine }: Session,
  market: StressMarket,
  scenarios: readonly Scenario[],
  options: CallOptions,
): Promise<readonly StressRow[]> {
  const quiet = options.signal ? { signal: options.signal } : {};
  let done = 0;
  const progress = () =>
    options.onProgress?.({ stage: 'Computing scenarios', done, total: scenarios.length, unit: 'scenarios' });
  progress();
  const chunks = Array.from({ length: Math.ceil(scenarios.length / chunk) }, (_, c) =>
    scenarios.slice(c * chunk, (c + 1) * chunk),
  );
  const rows = await Promise.all(
    chunks.map(async (part) => {
      const made = await engine.run('stress-scenarios', { market, scenarios: part }, quiet);
      done += part.length;
      progress();
      return made;
    }),
  );
  return rows.flat();
}
