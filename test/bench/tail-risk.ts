import { createStream } from '../../src-core/numerics/random-stream.ts';
import { forecast } from '../../src-core/tail-risk/forecast.ts';
import { historicalEsMarginals, historicalVarMarginals } from '../../src-core/tail-risk/contributions.ts';
import { tailRiskMethods } from '../../src-core/tail-risk/registry.ts';
import { fitVolatility } from '../../src-core/volatility/fit-volatility.ts';
import { volatilitySpecification } from '../../src-core/volatility/specifications.ts';
import { medianMilliseconds, type Bench, type Figure } from './measure.ts';
import { runTailRiskPeer } from './peers.ts';

const assets = 49;
const days = 504;
const fits = [
  { key: 'garch', name: 'GARCH(1,1), normal', process: 'garch', innovation: 'normal', aim: '≥ 10' },
  { key: 'gjr', name: 'GJR, Student t', process: 'gjr', innovation: 't', aim: '≥ 6' },
  { key: 'egarch', name: 'EGARCH, Student t', process: 'egarch', innovation: 't', aim: '≥ 6' },
] as const;

/** Fits of volatility models, simulation and component VaR, one thread. */
export const tailRisk: Bench = {
  name: 'tail-risk',
  async run({ python }) {
    const figures: Figure[] = [];
    const time = async (name: string, aim: string, runs: number, body: () => unknown) => {
      const value = await medianMilliseconds(runs, body);
      figures.push({ name, value, unit: 'ms', runs, aim });
      return value;
    };
    const returns = percentReturns(2500);
    const sample = returns.slice(-1500);
    const ours: Record<string, number> = {};
    for (const { key, name, process, innovation } of fits) {
      const specification = volatilitySpecification(process, innovation);
      ours[key] = await time(`${name}, 1,500 returns`, '', 51, () =>
        fitVolatility(sample, specification, { withoutErrors: true }),
      );
      ours[`${key}Errors`] = await time(`${name}, with standard errors`, '', 51, () =>
        fitVolatility(sample, specification),
      );
    }
    const specification = volatilitySpecification('garch', 'normal');
    ours['rolling'] = await time('75 GARCH fits on rolling windows of 1,000', '≤ 90', 9, () => {
      for (let refit = 0; refit < 75; refit++) {
        fitVolatility(returns.subarray(20 * refit, 20 * refit + 1000), specification, { withoutErrors: true });
      }
    });

    const stream = createStream(1, 1);
    const rows = Array.from({ length: assets }, () =>
      Float64Array.from({ length: days }, () => 0.01 * stream.normal()),
    );
    const holdings = { weights: new Float64Array(assets).fill(1 / assets), security: (i: number) => rows[i]! };
    const portfolio = Float64Array.from({ length: days }, (_, day) =>
      rows.reduce((sum, row) => sum + row[day]! / assets, 0),
    );
    for (const id of ['monte-carlo-normal', 'monte-carlo-t'] as const) {
      const method = tailRiskMethods.get(id)!;
      ours[id] = await time(`1,000,000 × ${assets} ${method.label}, contributions of all`, '', 7, () => {
        const options = { scenarios: 1_000_000, degreesOfFreedom: 6 };
        const made = forecast(method, portfolio, options, holdings).distribution!;
        return [made.quantile(0.01), made.expectedShortfall(0.99), made.marginalsAt!(holdings, 0.99)];
      });
    }
    const wide = Array.from({ length: 500 }, () => Float64Array.from({ length: 2500 }, () => 0.01 * stream.normal()));
    const whole = Float64Array.from({ length: 2500 }, (_, day) => wide.reduce((sum, row) => sum + row[day]! / 500, 0));
    await time('component VaR and ES, 500 assets × 2,500 scenarios', '', 31, () => [
      historicalVarMarginals(whole, (i) => wide[i]!, 500, 0.99),
      historicalEsMarginals(whole, (i) => wide[i]!, 500, 0.99),
    ]);

    if (python !== null) {
      const peer = runTailRiskPeer(python);
      const beside = (name: string, value: number, unit: string, aim = '') =>
        figures.push({ name, value, unit, runs: 7, aim });
      for (const { key, name, aim } of fits) {
        beside(`arch’s ${name}`, peer[key], 'ms');
        beside('arch ÷ ours', peer[key] / ours[key]!, '×', aim);
        beside(`arch’s ${name}, with robust standard errors`, peer[`${key}Errors`], 'ms');
        beside('arch ÷ ours', peer[`${key}Errors`] / ours[`${key}Errors`]!, '×');
      }
      beside('arch’s 75 fits on rolling windows', peer.rolling, 'ms');
      beside('arch ÷ ours', peer.rolling / ours['rolling']!, '×');
      beside(`numpy, 1,000,000 × ${assets} normal, every security drawn`, peer.normal, 'ms');
      beside('ours ÷ numpy', ours['monte-carlo-normal']! / peer.normal, '×', '< 1');
      beside(`numpy, 1,000,000 × ${assets} Student t, every security drawn`, peer.t, 'ms');
      beside('ours ÷ numpy', ours['monte-carlo-t']! / peer.t, '×', '< 1');
      beside('numpy, one normal a scenario, VaR alone', peer.oneNormal, 'ms');
      beside('numpy, component VaR and ES with the portfolio’s returns', peer.component, 'ms');
    }
    return figures;
  },
};

/** Returns in per cent whose volatility comes in clusters and rises more after losses. */
function percentReturns(count: number): Float64Array {
  const stream = createStream(20, 1);
  let variance = 1;
  return Float64Array.from({ length: count }, () => {
    const residual = Math.sqrt(variance) * stream.normal() * (stream.uniform() < 0.08 ? 2.2 : 1);
    variance = 0.04 + (0.02 + (residual < 0 ? 0.16 : 0)) * residual * residual + 0.78 * variance;
    return 0.05 + residual;
  });
}
