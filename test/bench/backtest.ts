import { ownReturns } from '../../src-core/backtest/assemble-backtest.ts';
import { type BacktestParameters } from '../../src-core/backtest/backtest-result.ts';
import { backtestMethods } from '../../src-core/backtest/choose-methods.ts';
import { type RollingSchedule } from '../../src-core/backtest/rolling-method.ts';
import { rollingMethod } from '../../src-core/backtest/rolling/registry.ts';
import { createStream } from '../../src-core/numerics/random-stream.ts';
import { figureAt, forecast } from '../../src-core/tail-risk/forecast.ts';
import { tailRiskMethods } from '../../src-core/tail-risk/registry.ts';
import { createEngine } from '../../src-main/engine/index.ts';
import { computeBacktestInPool, noBlocks } from '../../src-main/workspace/backtests/backtest-in-pool.ts';
import { sharedSeries } from '../../src-main/workspace/backtests/shared-series.ts';
import { medianMilliseconds, type Bench, type Figure } from './measure.ts';
import { runBacktestPeer } from './peers.ts';

/** The usual methods: all but those that repeat another one over a single day of a single series. */
const repeated = ['filtered-historical-ewma', 'monte-carlo-normal', 'copula-t', 'lstm'];
const volatilityModels = [
  { id: 'garch-normal', key: 'garch' },
  { id: 'gjr-t', key: 'gjr' },
  { id: 'egarch-t', key: 'egarch' },
] as const;

/** Methods walked along a series: alone, and all together in the pool. */
export const backtest: Bench = {
  name: 'backtest',
  async run({ python }) {
    const figures: Figure[] = [];
    const time = async (name: string, aim: string, runs: number, body: () => unknown) => {
      const value = await medianMilliseconds(runs, body);
      figures.push({ name, value, unit: 'ms', runs, aim });
      return value;
    };
    const usual: RollingSchedule = {
      window: 250,
      scheme: 'rolling',
      refitEvery: 20,
      confidences: [0.99],
      options: {},
    };
    const walk = (id: string, returns: Float64Array, schedule: RollingSchedule) =>
      rollingMethod(id).forecast({ returns, context: null }, schedule, schedule.window, returns.length);

    const long = clusteredReturns(5250);
    const rolling = await time('historical VaR and ES, 5,000 days, window 250', '≤ 3', 51, () =>
      walk('historical', long, usual),
    );
    const plain = tailRiskMethods.get('historical')!;
    await time('the same by its plain twin, day by day', '', 3, () => {
      for (let day = 250; day < long.length; day++) figureAt(forecast(plain, long.slice(day - 250, day), {}), 0.99, 1);
    });
    const models: Record<string, number> = {};
    for (const { id, key } of volatilityModels) {
      const { label } = rollingMethod(id);
      models[key] = await time(`${label}, 1,500 days, window 1,000, 75 refits`, '', 7, () =>
        walk(id, long.slice(0, 2500), { ...usual, window: 1000 }),
      );
    }

    const series = sharedSeries({
      dates: Int32Array.from({ length: 1760 }, (_, t) => t),
      returns: long.slice(0, 1760),
    });
    const parameters = (methods: readonly string[]): BacktestParameters => ({
      methods,
      window: 250,
      scheme: 'rolling',
      refitEvery: 20,
      confidences: [0.99],
      lambda: 0.94,
      ewmaMean: 'zero',
      seed: 1,
    });
    const single = [...tailRiskMethods.keys()].filter((id) => !repeated.includes(id));
    for (const workers of [1, 2]) {
      const engine = createEngine({ workers });
      const all = (methods: readonly string[]) =>
        computeBacktestInPool(
          engine,
          { series, came: ownReturns(series, 250), parameters: parameters(methods) },
          noBlocks,
          {},
        );
      const threads = workers === 1 ? '1 thread' : `${workers} threads`;
      const aim = workers === 2 ? '≤ 6000' : '';
      await time(`${single.length} methods × 1,510 days, all tests, ${threads}`, aim, 5, () => all(single));
      await time(`${backtestMethods.length} methods × 1,510 days, all tests, ${threads}`, '', 5, () =>
        all(backtestMethods),
      );
      await engine.close();
    }

    if (python !== null) {
      const peer = runBacktestPeer(python);
      const beside = (name: string, value: number, unit: string) =>
        figures.push({ name, value, unit, runs: 3, aim: '' });
      beside('pandas’ rolling quantile, VaR alone', peer.pandas, 'ms');
      beside('ours ÷ pandas', rolling / peer.pandas, '×');
      beside('numpy, a plain loop over the windows', peer.loop, 'ms');
      for (const { id, key } of volatilityModels) {
        beside(`arch’s ${rollingMethod(id).label}, 75 refits`, peer[key], 'ms');
        beside('arch ÷ ours', peer[key] / models[key]!, '×');
      }
    }
    return figures;
  },
};

/** Returns whose volatility comes in clusters and rises more after losses. */
function clusteredReturns(count: number): Float64Array {
  const stream = createStream(20, 1);
  let variance = 1;
  return Float64Array.from({ length: count }, () => {
    const residual = Math.sqrt(variance) * stream.normal() * (stream.uniform() < 0.08 ? 2.2 : 1);
    variance = 0.04 + (0.02 + (residual < 0 ? 0.16 : 0)) * residual * residual + 0.78 * variance;
    return (0.05 + residual) / 100;
  });
}
