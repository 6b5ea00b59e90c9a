import { type ForecastAssessment } from '../../../src-core/backtest/assessment.ts';
import {
  assembleBacktest,
  type DatedSeries,
  type ForecastOfMethod,
} from '../../../src-core/backtest/assemble-backtest.ts';
import { backtestBlocks, type BacktestBlock } from '../../../src-core/backtest/backtest-blocks.ts';
import { type Backtest, type BacktestParameters } from '../../../src-core/backtest/backtest-result.ts';
import { ensembleSchemes } from '../../../src-core/backtest/ensemble/registry.ts';
import { type RollingForecast } from '../../../src-core/backtest/rolling-method.ts';
import { scheduleOf } from '../../../src-core/backtest/rolling-schedule.ts';
import { joinForecasts } from '../../../src-core/backtest/rolling/join-forecasts.ts';
import { rollingMethod } from '../../../src-core/backtest/rolling/registry.ts';
import { type Engine } from '../../engine/index.ts';
import { type CallOptions } from '../context.ts';

/** Where finished blocks are kept while a backtest runs, for the case that it is interrupted. */
export interface KeptBlocks {
  /** null where the block was not finished before. */
  find(block: BacktestBlock): RollingForecast | null;
  keep(block: BacktestBlock, forecast: RollingForecast): void;
}

/** Nothing is kept. */
export const noBlocks: KeptBlocks = { find: () => null, keep: () => {} };

export interface ComputedBacktest {
  readonly backtest: Backtest;
  readonly blocks: { readonly total: number; readonly reused: number };
}

/**
 * Walks every method along the series on all threads, a block of days a task, and holds the forecasts against what came. Which
 * thread computes what, and which blocks were there already, changes nothing in the result.
 *
 * @param series arrays in shared memory
 */
export async function computeBacktestInPool(
  engine: Engine,
  series: DatedSeries,
  parameters: BacktestParameters,
  kept: KeptBlocks,
  options: CallOptions,
): Promise<ComputedBacktest> {
  const { methods, confidences, window, seed } = parameters;
  const schedule = scheduleOf(parameters);
  const walked = methods.filter((id) => !ensembleSchemes.has(id));
  const blocks = backtestBlocks(walked, schedule, series.returns.length);
  const { forecasts, reused } = await walkBlocks(engine, series, schedule, blocks, kept, options);
  const quiet = options.signal ? { signal: options.signal } : {};

  const members = walked.map((id): ForecastOfMethod => {
    const { label, family } = rollingMethod(id);
    const own = blocks.flatMap(({ method }, i) => (method === id ? [forecasts[i]!] : []));
    return { id, label, family, forecast: joinForecasts(own, confidences.length) };
  });
  options.onProgress?.({ stage: 'Combining methods', done: 0, total: null, unit: 'ensembles' });
  const combined = await Promise.all(
    methods
      .filter((id) => ensembleSchemes.has(id))
      .map(async (id) => {
        const input = {
          ensemble: id,
          members: members.map(({ forecast }) => forecast),
          returns: series.returns,
          schedule,
        };
        return { id, ...(await engine.run('backtest-ensemble', input, quiet)) };
      }),
  );
  const all = methods.map((id): ForecastOfMethod => {
    const ensemble = combined.find((made) => made.id === id);
    if (!ensemble) return members[walked.indexOf(id)]!;
    return { id, label: ensembleSchemes.get(id)!.label, family: 'ensemble', forecast: ensemble.forecast };
  });

  const returns = series.returns.slice(window);
  const days = returns.length;
  const total = all.length + confidences.length;
  let done = 0;
  const counted = async <Value>(work: Promise<Value>): Promise<Value> => {
    const value = await work;
    done += 1;
    options.onProgress?.({ stage: 'Testing forecasts', done, total, unit: 'methods' });
    return value;
  };
  const at = (values: Float64Array, level: number) => values.slice(level * days, (level + 1) * days);
  const [comparisons, assessments] = await Promise.all([
    Promise.all(
      confidences.map((confidence, level) => {
        const compared = all.map(({ id, label, forecast }) => ({
          id,
          label,
          var: at(forecast.var, level),
          es: at(forecast.es, level),
        }));
        return counted(engine.run('backtest-compare', { methods: compared, returns, confidence, seed }, quiet));
      }),
    ),
    Promise.all(
      all.map(({ forecast }): Promise<readonly ForecastAssessment[]> => {
        const asked = confidences.map((confidence, level) => ({
          returns,
          var: at(forecast.var, level),
          es: at(forecast.es, level),
          confidence,
        }));
        return counted(engine.run('backtest-assess', asked, quiet));
      }),
    ),
  ]);
  const ensembles = combined.map(({ id, steps }) => ({ id, members: walked, steps }));
  return {
    backtest: assembleBacktest(series, parameters, { methods: all, assessments, comparisons, ensembles }),
    blocks: { total: blocks.length, reused },
  };
}

/** The forecasts of the blocks, in their order: those that were kept, and the others as they are computed. */
async function walkBlocks(
  engine: Engine,
  series: DatedSeries,
  schedule: ReturnType<typeof scheduleOf>,
  blocks: readonly BacktestBlock[],
  kept: KeptBlocks,
  { signal, onProgress }: CallOptions,
): Promise<{ readonly forecasts: readonly RollingForecast[]; readonly reused: number }> {
  const found = blocks.map((block) => kept.find(block));
  const reused = found.filter((forecast) => forecast !== null).length;
  const stage = reused > 0 ? `Walking methods, ${reused} of ${blocks.length} blocks from before` : 'Walking methods';
  const total = blocks.reduce((sum, { from, to }, i) => sum + (found[i] === null ? to - from : 0), 0);
  let done = 0;
  onProgress?.({ stage, done, total, unit: 'days' });
  const forecasts = await Promise.all(
    blocks.map(async (block, i) => {
      const before = found[i];
      if (before) return before;
      const made = await engine.run('backtest-block', { series, schedule, block }, signal ? { signal } : {});
      kept.keep(block, made);
      done += block.to - block.from;
      onProgress?.({ stage, done, total, unit: 'days' });
      return made;
    }),
  );
  return { forecasts, reused };
}
