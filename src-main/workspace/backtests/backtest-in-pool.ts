import {
  assembleBacktest,
  onDays,
  pathAt,
  type DatedSeries,
  type ForecastOfMethod,
  type RealisedDays,
} from '../../../src-core/backtest/assemble-backtest.ts';
import { backtestBlocks, costOf, type BacktestBlock } from '../../../src-core/backtest/backtest-blocks.ts';
import { type Backtest, type BacktestParameters } from '../../../src-core/backtest/backtest-result.ts';
import { ensembleSchemes } from '../../../src-core/backtest/ensemble/registry.ts';
import { type RollingForecast } from '../../../src-core/backtest/rolling-method.ts';
import { scheduleOf } from '../../../src-core/backtest/rolling-schedule.ts';
import { joinForecasts } from '../../../src-core/backtest/rolling/join-forecasts.ts';
import { rollingMethod } from '../../../src-core/backtest/rolling/registry.ts';
import { isoDate } from '../../../src-core/market/epoch-day.ts';
import { type Engine } from '../../engine/index.ts';
import { type CallOptions } from '../context.ts';

/** Where finished blocks are kept while a backtest runs, for the case that it is interrupted. */
export interface KeptBlocks {
  /** null where the block was not finished before. */
  find(block: BacktestBlock): RollingForecast | null;
  keep(block: BacktestBlock, forecast: RollingForecast): Promise<void>;
}

/** Nothing is kept. */
export const noBlocks: KeptBlocks = { find: () => null, keep: async () => {} };

export interface ComputedBacktest {
  readonly backtest: Backtest;
  readonly blocks: { readonly total: number; readonly reused: number };
}

/** What a backtest is computed from; arrays of the series in shared memory. */
export interface BacktestInput {
  readonly series: DatedSeries;
  readonly came: RealisedDays;
  readonly parameters: BacktestParameters;
}

/**
 * Walks every method along the series on all threads, a block of days a task, and holds the forecasts against what came. Which
 * thread computes what, and which blocks were there already, changes nothing in the result.
 */
export async function computeBacktestInPool(
  engine: Engine,
  input: BacktestInput,
  kept: KeptBlocks,
  options: CallOptions,
): Promise<ComputedBacktest> {
  const { series, came, parameters } = input;
  const { confidences, window, seed } = parameters;
  const quiet = options.signal ? { signal: options.signal } : {};
  const { walked, blocks } = await walkMethods(engine, input, kept, options);
  const { methods, ensembles } = await addEnsembles(engine, input, walked, options);

  const total = methods.length + confidences.length + 1;
  let done = 0;
  const counted = async <Value>(work: Promise<Value>): Promise<Value> => {
    const value = await work;
    done += 1;
    options.onProgress?.({ stage: 'Testing forecasts', done, total, unit: 'methods' });
    return value;
  };
  const { returns } = came;
  const pathsAt = (level: number) =>
    methods.map(({ id, label, forecast }) => ({
      id,
      method: id,
      label,
      var: onDays(pathAt(forecast.var, level, forecast), came, window),
      es: onDays(pathAt(forecast.es, level, forecast), came, window),
    }));
  const byLevel = confidences.map((_, level) => pathsAt(level));
  const [comparisons, views, assessments] = await Promise.all([
    Promise.all(
      confidences.map((confidence, level) =>
        counted(engine.run('backtest-compare', { methods: byLevel[level]!, returns, confidence, seed }, quiet)),
      ),
    ),
    counted(
      engine.run(
        'backtest-views',
        {
          confidence: confidences[0]!,
          walked: {
            returns: series.returns,
            schedule: scheduleOf(parameters),
            methods: methods.map(({ id, label, forecast }) => ({ id, label, var: pathAt(forecast.var, 0, forecast) })),
          },
          came: { dates: Array.from(came.days, (day) => isoDate(series.dates[day]!)), returns, methods: byLevel[0]! },
        },
        quiet,
      ),
    ),
    Promise.all(
      methods.map((_, i) => {
        const asked = confidences.map((confidence, level) => {
          const { var: valueAtRisk, es } = byLevel[level]![i]!;
          return { returns, var: valueAtRisk, es, confidence };
        });
        return counted(engine.run('backtest-assess', asked, quiet));
      }),
    ),
  ]);
  const parts = { methods, assessments, comparisons, ensembles, ...views };
  return { backtest: assembleBacktest(series, came, parameters, parts), blocks };
}

/** Every method that is no ensemble, along the whole series. */
async function walkMethods(
  engine: Engine,
  { series, parameters }: BacktestInput,
  kept: KeptBlocks,
  options: CallOptions,
): Promise<{ readonly walked: readonly ForecastOfMethod[]; readonly blocks: ComputedBacktest['blocks'] }> {
  const schedule = scheduleOf(parameters);
  const ids = parameters.methods.filter((id) => !ensembleSchemes.has(id));
  const blocks = backtestBlocks(ids, schedule, series.returns.length);
  const { signal, onProgress } = options;
  const found = blocks.map((block) => kept.find(block));
  const reused = found.filter((forecast) => forecast !== null).length;
  const stage = reused > 0 ? `Walking methods, ${reused} of ${blocks.length} blocks from before` : 'Walking methods';
  // A block counts for what it costs, so that the time that remains can be told from the share that is done.
  const missing = blocks.filter((_, i) => found[i] === null);
  const unitCost = missing.reduce((sum, block) => sum + costOf(block), 0) / missing.length;
  let cost = 0;
  const report = () =>
    onProgress?.({ stage, done: Math.round(cost / unitCost), total: missing.length, unit: 'blocks' });
  if (missing.length > 0) report();
  const forecasts = await Promise.all(
    blocks.map(async (block, i) => {
      const before = found[i];
      if (before) return before;
      const made = await engine.run('backtest-block', { series, schedule, block }, signal ? { signal } : {});
      await kept.keep(block, made);
      cost += costOf(block);
      report();
      return made;
    }),
  );
  const walked = ids.map((id): ForecastOfMethod => {
    const { label, family } = rollingMethod(id);
    const own = blocks.flatMap(({ method }, i) => (method === id ? [forecasts[i]!] : []));
    return { id, label, family, forecast: joinForecasts(own, parameters.confidences.length) };
  });
  return { walked, blocks: { total: blocks.length, reused } };
}

/** The methods walked and the ensembles of them, in the order asked for, with the ensembles' weights. */
async function addEnsembles(
  engine: Engine,
  { series, parameters }: BacktestInput,
  walked: readonly ForecastOfMethod[],
  { signal, onProgress }: CallOptions,
) {
  const schedule = scheduleOf(parameters);
  const members = walked.map(({ forecast }) => forecast);
  const schemes = parameters.methods.flatMap((id) => ensembleSchemes.get(id) ?? []);
  if (schemes.length > 0) onProgress?.({ stage: 'Combining methods', done: 0, total: null, unit: 'ensembles' });
  const combined = await Promise.all(
    schemes.map(async ({ id, label }) => {
      const task = { ensemble: id, members, returns: series.returns, schedule };
      const { forecast, steps } = await engine.run('backtest-ensemble', task, signal ? { signal } : {});
      const method: ForecastOfMethod = { id, label, family: 'ensemble', forecast };
      return { method, weights: { id, members: walked.map((member) => member.id), steps } };
    }),
  );
  return {
    methods: [...walked, ...combined.map(({ method }) => method)],
    ensembles: combined.map(({ weights }) => weights),
  };
}
