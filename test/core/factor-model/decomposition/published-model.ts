import { type WeightedSecurity } from '../../../../src-core/factor-model/decomposition/covered-weights.ts';
import { type FactorGroup } from '../../../../src-core/factor-model/factor.ts';
import { type RiskModel } from '../../../../src-core/factor-model/risk-model.ts';
import reference from '../../../reference/factor_model.json' with { type: 'json' };
import { fromLowerTriangle } from '../../reference-generator.ts';

const { inputs, expected } = reference;

/** The published model of 60 stocks: country, 5 industries, 3 styles. */
export function publishedModel(): RiskModel {
  const factors = inputs.factor_names.map((name, k) => {
    const group: FactorGroup = k === 0 ? 'market' : k <= 5 ? 'industry' : 'style';
    return { id: k === 0 ? 'market' : k <= 5 ? `industry:${name}` : name, label: name, group };
  });
  const size = factors.length;
  const exposures = new Float64Array(inputs.N * size);
  inputs.industry_index.forEach((industry, i) => {
    exposures[i * size] = 1;
    exposures[i * size + 1 + industry] = 1;
    inputs.style_exposures_by_stock[i]!.forEach((value, s) => (exposures[i * size + 6 + s] = value));
  });
  return {
    asOf: '2020-01-01',
    factors,
    covariance: fromLowerTriangle(expected.factor_covariance_zero_mean_lower_triangle_by_rows, size),
    symbols: inputs.industry_index.map((_, i) => `S${i}`),
    exposures,
    reasons: new Uint8Array(inputs.N * size),
    specificVariances: Float64Array.from(inputs.specific_variances),
    specificSources: new Uint8Array(inputs.N),
  };
}

/** Every security of a model with a weight; sectors by industry, two strategies in turn. */
export function weighted(model: RiskModel, weights: readonly number[]): readonly WeightedSecurity[] {
  return model.symbols.map((symbol, i) => ({
    symbol,
    name: symbol,
    sector: `Sector ${inputs.industry_index[i] ?? 0}`,
    weight: weights[i]!,
    strategies: new Map([[i % 2 === 0 ? 'even' : 'odd', weights[i]!]]),
  }));
}
