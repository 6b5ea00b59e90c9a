import { backtestBlocks } from '../../../src-core/backtest/backtest-blocks.ts';
import { backtestMetrics, exceptionSteps } from '../../../src-core/backtest/backtest-metrics.ts';
import { ensembleSchemes } from '../../../src-core/backtest/ensemble/registry.ts';
import { scheduleOf } from '../../../src-core/backtest/rolling-schedule.ts';
import { DomainError } from '../../../src-core/domain-error.ts';
import { canonicalJson, sha256 } from '../canonical-json.ts';
import { type CallOptions, type Session, type UseCase } from '../context.ts';
import { adoptRun } from '../datasets/adopt-run.ts';
import { atDatasetVersion } from '../datasets/at-dataset-version.ts';
import { decideBacktestQuestion, type BacktestRequest } from './backtest-question.ts';
import { calculationOf, keptBlocks, noteBeginning, noteEnd } from './interrupted-backtests.ts';
import { computePortfolioBacktest, prepareBacktest } from './portfolio-backtest.ts';
import { backtestKind, recordedParameters, storedBacktest } from './stored-backtest.ts';

/**
 * Backtests a portfolio and records the run, on an earlier dataset version where one is named. Finished blocks are kept while it runs:
 * the same request goes on where an interrupted one ended.
 */
export const runBacktest: UseCase<'backtest.run', Session> = async (session, { dataset, ...request }, options) => {
  const { store } = session;
  const version = dataset === undefined ? store.datasetVersion() : store.datasetVersionOf(dataset);
  const run = await sayingWhatIsKept(session, (onBegun) =>
    version === store.datasetVersion()
      ? recordBacktest(session, request, options, onBegun)
      : atDatasetVersion(session, version, options, async (copy) => {
          const made = await recordBacktest(copy, request, options, onBegun);
          return session.write(() => adoptRun(store, copy.store, made));
        }),
  );
  return storedBacktest(store, store.run(run));
};

type OnBegun = (calculation: string) => void;

/** Blocks count that are in the workspace itself: those of a copy go with it. */
async function sayingWhatIsKept(
  { store, readTogether }: Session,
  work: (onBegun: OnBegun) => Promise<number>,
): Promise<number> {
  const begun: string[] = [];
  try {
    return await work((calculation) => void begun.push(calculation));
  } catch (thrown) {
    if (!(thrown instanceof DomainError) || thrown.code !== 'CANCELLED') throw thrown;
    const kept = await readTogether(() => begun.some((calculation) => store.calculationParts(calculation).size > 0));
    throw new DomainError(
      'CANCELLED',
      'The backtest was cancelled',
      kept
        ? { kept: 'Blocks it had finished are kept', remedy: 'Ask for the same again to go on from them' }
        : { kept: 'Nothing was recorded' },
    );
  }
}

/** @returns the number of the run */
async function recordBacktest(
  session: Session,
  request: BacktestRequest,
  options: CallOptions,
  onBegun: OnBegun,
): Promise<number> {
  const { store, now, version } = session;
  const started = performance.now();
  const startedAt = now().toISOString();
  const question = await decideBacktestQuestion(session, request, options);
  const prepared = await prepareBacktest(session, question, options);
  const loaded = performance.now();

  const { parameters, portfolio, risk } = question;
  const calculation = calculationOf(prepared.series, parameters, version);
  const walked = parameters.methods.filter((id) => !ensembleSchemes.has(id));
  const total = backtestBlocks(walked, scheduleOf(parameters), prepared.series.returns.length).length;
  const kept = await session.readTogether(() => {
    const { datasetVersion } = prepared;
    noteBeginning(store, portfolio, { calculation, startedAt, question, total, datasetVersion, version });
    return keptBlocks(session, calculation);
  });
  onBegun(calculation);
  const { result, blocks } = await computePortfolioBacktest(session, prepared, kept, options);
  const computed = performance.now();
  const text = canonicalJson(result);
  const elapsed = performance.now() - started;

  return session.write(() => {
    if (options.signal?.aborted) {
      throw new DomainError('CANCELLED', 'The backtest was cancelled', { kept: 'Nothing was recorded' });
    }
    const recorded = recordedParameters(question);
    return store.atomically(() => {
      const id = store.addRun({
        kind: backtestKind,
        portfolio,
        asOf: risk.asOf,
        createdAt: now().toISOString(),
        datasetVersion: prepared.datasetVersion,
        inputHash: sha256(canonicalJson(recorded)),
        seed: parameters.seed,
        engineVersion: version,
        parameters: recorded,
        warnings: result.warnings,
        metrics: { ...backtestMetrics(result), blocks: blocks.total, blocksReused: blocks.reused },
        timings: { load: loaded - started, compute: computed - loaded, total: elapsed },
        elapsedMilliseconds: elapsed,
        resultHash: sha256(text),
        artefacts: { result: text },
        series: exceptionSteps(result),
      });
      noteEnd(store, portfolio, calculation);
      return id;
    });
  });
}
