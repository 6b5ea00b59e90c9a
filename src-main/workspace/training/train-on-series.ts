import { isoDate } from '../../../src-core/market/epoch-day.ts';
import { type UseCase, type Workbench } from '../context.ts';
import { trainInPool } from './train-in-pool.ts';
import { decideTrainingSettings } from './training-settings.ts';

/** Trains on a file of returns without a workspace: nothing is kept. */
export const trainOnSeries: UseCase<'training.series', Workbench> = async (bench, input, options) => {
  const started = performance.now();
  const { file: handle, column, ...choices } = input;
  const file = options.resolveFile ? options.resolveFile(handle) : handle;
  const read = await bench.engine.run('read-returns', { file, column }, options);
  const returns = new Float64Array(new SharedArrayBuffer(read.returns.byteLength));
  returns.set(read.returns);
  const series = { returns, context: { dates: read.dates, range: null, volume: null } };
  const made = await trainInPool(bench.engine, series, decideTrainingSettings(choices), null, null, options);
  return {
    column: read.column,
    firstDate: isoDate(read.dates[0]!),
    lastDate: isoDate(read.dates.at(-1)!),
    elapsedMilliseconds: performance.now() - started,
    ...made,
  };
};
