import { evaluateScenarios, type EvaluatedScenario } from '../../../src-core/stress/stress-rows.ts';
import { type Scenario } from '../../../src-core/stress/scenario.ts';
import { stressLimitChecks } from '../../../src-core/stress/stress-limits.ts';
import { type StressMarket } from '../../../src-core/stress/stress-market.ts';
import { type StressRun } from '../../../src-core/stress/stress-result.ts';
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
  const market = await preparedMarket(session, request, { scenarios }, options);
  const detail = request.scenario !== undefined || request.ids !== undefined;
  const evaluated =
    scenarios.length <= atOnce
      ? evaluateScenarios(scenarios, market)
      : await evaluateInPool(session, market, scenarios, detail, options);
  return stressRun(session, market, evaluated);
};

/** A given scenario, without a place on the list of tasks: what a slider asks for. */
export const previewStress: UseCase<'stress.preview', Session> = async (session, request, options) => {
  const scenarios = [request.scenario];
  const market = await preparedMarket(session, request, { scenarios }, options);
  return stressRun(session, market, evaluateScenarios(scenarios, market));
};

function stressRun({ store }: Session, market: StressMarket, evaluated: readonly EvaluatedScenario[]): StressRun {
  const limits = store.limits();
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
    rows: evaluated.map(({ row }) => ({ ...row, limits: checks(row.scenario, row.loss) })),
    results: evaluated.flatMap(({ result }) =>
      result ? [{ ...result, limits: checks(result.scenario, result.loss) }] : [],
    ),
    warnings,
  };
}

/** A few scenarios a task; which thread computes what changes nothing in them. */
async function evaluateInPool(
  { engine }: Session,
  market: StressMarket,
  scenarios: readonly Scenario[],
  detail: boolean,
  options: CallOptions,
): Promise<readonly EvaluatedScenario[]> {
  const quiet = options.signal ? { signal: options.signal } : {};
  let done = 0;
  const progress = () =>
    options.onProgress?.({ stage: 'Computing scenarios', done, total: scenarios.length, unit: 'scenarios' });
  progress();
  const chunks = Array.from({ length: Math.ceil(scenarios.length / chunk) }, (_, c) =>
    scenarios.slice(c * chunk, (c + 1) * chunk),
  );
  const evaluated = await Promise.all(
    chunks.map(async (part) => {
      const made = await engine.run('stress-scenarios', { market, scenarios: part, detail }, quiet);
      done += part.length;
      progress();
      return made;
    }),
  );
  return evaluated.flat();
}
