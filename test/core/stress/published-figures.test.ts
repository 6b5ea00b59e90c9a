import { describe, expect, it } from 'vitest';
import { reverseStress } from '../../../src-core/stress/reverse-stress.ts';
import { type StressMarket } from '../../../src-core/stress/stress-market.ts';
import { factorForm } from '../../../src-core/factor-model/decomposition/factor-form.ts';
import reference from '../../reference/factor_model.json' with { type: 'json' };
import { publishedModel } from '../factor-model/decomposition/published-model.ts';
import { stress } from './stress-market.ts';

const { inputs, expected } = reference;

/** The published model and weights as a market without history. */
function publishedMarket(): StressMarket {
  const model = publishedModel();
  const weights = Float64Array.from(inputs.portfolio_weights);
  const width = model.factors.length;
  const form = factorForm(weights, model.exposures, model.specificVariances, model.covariance, width);
  const marginals = weights.map((weight, i) => {
    let sum = weight * model.specificVariances[i]!;
    for (let k = 0; k < width; k++) sum += model.exposures[i * width + k]! * form.covariances[k]!;
    return sum;
  });
  return {
    portfolio: 'published',
    asOf: model.asOf,
    baseCurrency: 'USD',
    nav: '1000000',
    tradingDaysPerYear: 252,
    securities: model.symbols.map((symbol, i) => ({ symbol, name: symbol, sector: 'One', weight: weights[i]! })),
    positions: model.symbols.map((_, i) => ({ security: i, strategy: 'all', weight: weights[i]! })),
    dates: new Int32Array(0),
    returns: new Float64Array(0),
    proxied: new Uint8Array(0),
    firstOwn: new Int32Array(weights.length),
    proxyReturns: new Map(),
    window: new Float64Array(0),
    observations: 0,
    model: {
      reference: { id: 1, asOf: model.asOf, preset: 'simple', hash: '' },
      factors: model.factors,
      covariance: model.covariance,
      exposures: model.exposures,
      specificVariances: model.specificVariances,
      factorReturns: new Float64Array(0),
      portfolioExposures: form.exposures,
      portfolioCovariances: form.covariances,
    },
    noModel: null,
    volatility: form.volatility,
    marginals,
    worstWindows: [],
    warnings: [],
  };
}

const shocks = [
  { factor: 'market', size: -0.03 },
  { factor: 'style_0', size: 0.01 },
];

describe('stress against published figures', () => {
  it('meets a factor shock without propagation', () => {
    const result = stress(publishedMarket(), { kind: 'factors', shocks, unit: 'return', propagate: false });
    expect(result.loss).toBeCloseTo(-expected.factor_shock_without_propagation.portfolio_return, 14);
    expect(result.amount).toBe('35672.62');
  });

  it('meets a propagated factor shock and every factor’s move', () => {
    const result = stress(publishedMarket(), { kind: 'factors', shocks, unit: 'return', propagate: true });
    expect(result.loss).toBeCloseTo(-expected.factor_shock_with_propagation.portfolio_return, 13);
    const moves = result.propagations[0]!.moves.map(({ move }) => move);
    expected.factor_shock_with_propagation.conditional_factor_moves.forEach((move, k) =>
      expect(moves[k]).toBeCloseTo(move, 13),
    );
  });

  it('meets the reverse stress that loses 5 %', () => {
    const result = reverseStress(publishedMarket(), 0.05);
    const { factor_moves, mahalanobis_distance } = expected.reverse_stress_5_percent_loss;
    expect(result.loss).toBeCloseTo(0.05, 14);
    expect(result.plausibility.distance / mahalanobis_distance).toBeCloseTo(1, 9);
    factor_moves.forEach((move, k) => expect(result.byFactor![k]!.move! / move).toBeCloseTo(1, 9));
  });

  it('has the model’s 99 % normal VaR before the stress', () => {
    const { risk } = stress(publishedMarket(), { kind: 'volatility', multiple: 2 });
    expect(risk.valueAtRisk.before / expected.portfolio.gaussian_var_99_1d).toBeCloseTo(1, 12);
    expect(risk.valueAtRisk.after).toBe(2 * risk.valueAtRisk.before);
  });
});
