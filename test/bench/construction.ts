import { ledoitWolf } from '../../src-core/construction/covariance/ledoit-wolf.ts';
import { constructPortfolio } from '../../src-core/construction/construct-portfolio.ts';
import { type ConstructionGoal } from '../../src-core/construction/construction.ts';
import { createStream } from '../../src-core/numerics/random-stream.ts';
import { groupBound, problemOf } from '../core/construction/problem.ts';
import { medianMilliseconds, type Bench, type Figure } from './measure.ts';
import { runConstructionPeer } from './peers.ts';

/** Short work is repeated until it runs as it does in use. */
const runs = { 50: 101, 500: 9, covariance: 25 };
const large = { securities: 500, days: 1250, cap: 0.01 } as const;
const small = { securities: 50, days: 504, cap: 0.05 } as const;

/** Shrunk covariances and target weights, one thread. */
export const construction: Bench = {
  name: 'construction',
  async run({ python }) {
    const figures: Figure[] = [];
    const time = async (name: string, aim: string, repeats: number, body: () => unknown) => {
      const value = await medianMilliseconds(repeats, body);
      figures.push({ name, value, unit: 'ms', runs: repeats, aim });
      return value;
    };
    const { securities, days } = large;
    const returns = drawReturns(securities, days, 2);
    const shrinkage = await time(`Ledoit–Wolf, ${days} days × ${securities}`, '≤ 25', runs.covariance, () =>
      ledoitWolf(returns, securities, days),
    );
    const times: Record<string, number> = {};
    for (const { securities, days, cap } of [small, large]) {
      const covariance = ledoitWolf(drawReturns(securities, days, 7), securities, days).covariance;
      const problem = problemOf(covariance, { cap });
      const solve = (goal: ConstructionGoal, changes = {}) => constructPortfolio(goal, { ...problem, ...changes });
      const of = `${securities} securities`;
      const repeats = runs[securities];
      const aim = securities === 50 ? '≤ 1' : '≤ 30';
      times[securities] = await time(`minimum variance with cap, ${of}`, aim, repeats, () => solve('minimum-variance'));
      const bounds = Array.from({ length: 11 }, (_, sector) =>
        groupBound(`sector ${sector}`, securities, (i) => i % 11 === sector, 0.05, 0.12),
      );
      await time(`the same with 11 sectors, ${of}`, '', repeats, () => solve('minimum-variance', { bounds }));
      await time(`the same with a turnover of 30 %, ${of}`, '', repeats, () =>
        solve('minimum-variance', { turnover: 0.3 }),
      );
      await time(`the same with both, ${of}`, '', repeats, () => solve('minimum-variance', { bounds, turnover: 0.3 }));
      await time(`maximum diversification with cap, ${of}`, '', repeats, () => solve('maximum-diversification'));
      await time(`risk parity, ${of}`, '', repeats, () => solve('risk-parity', { upper: problem.upper.map(() => 1) }));
    }
    if (python !== null) {
      const peer = runConstructionPeer(python);
      const beside = (name: string, value: number, unit: string, aim = '') =>
        figures.push({ name, value, unit, runs: 7, aim });
      beside('scikit-learn’s Ledoit–Wolf', peer.sklearn, 'ms');
      beside('the same with the precision matrix', peer.sklearnWithPrecision, 'ms');
      beside('numpy’s closed form', peer.numpy, 'ms');
      beside('ours ÷ scikit-learn', shrinkage / peer.sklearn, '×', '< 1');
      for (const n of [50, 500] as const) {
        beside(`Clarabel, ${n} securities`, peer[`clarabel${n}`], 'ms');
        beside(`OSQP, ${n} securities`, peer[`osqp${n}`], 'ms');
        beside('ours ÷ the faster of them', times[n]! / Math.min(peer[`clarabel${n}`], peer[`osqp${n}`]), '×', '< 1');
      }
    }
    return figures;
  },
};

/** A market and a remainder of its own for each security; one row a security. */
function drawReturns(securities: number, days: number, seed: number): Float64Array {
  const stream = createStream(seed, 1);
  const market = Float64Array.from({ length: days }, () => 0.009 * stream.normal());
  const returns = new Float64Array(securities * days);
  for (let i = 0; i < securities; i++) {
    const beta = 0.6 + 0.8 * stream.uniform();
    const own = 0.008 + 0.012 * stream.uniform();
    for (let t = 0; t < days; t++) returns[i * days + t] = beta * market[t]! + own * stream.normal();
  }
  return returns;
}
