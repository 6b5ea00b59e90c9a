import { describe, expect, it } from 'vitest';
import { decomposeActive } from '../../../../src-core/factor-model/decomposition/active.ts';
import {
  coverSecurities,
  type WeightedSecurity,
} from '../../../../src-core/factor-model/decomposition/covered-weights.ts';
import { decompose } from '../../../../src-core/factor-model/decomposition/decompose.ts';
import { type Decomposed } from '../../../../src-core/factor-model/decomposition/decomposition.ts';
import { factorSecurities } from '../../../../src-core/factor-model/decomposition/factor-securities.ts';
import reference from '../../../reference/factor_model.json' with { type: 'json' };
import { publishedModel, weighted } from './published-model.ts';

const { inputs, expected } = reference;
const total = inputs.market_cap.reduce((sum, cap) => sum + cap, 0);
const benchmark = inputs.market_cap.map((cap) => cap / total);
const model = publishedModel();
const none = { dates: new Int32Array(0), values: new Float64Array(0) };

function expectNear(got: number, wanted: number, what: string): void {
  const difference = Math.abs(got - wanted);
  expect(difference <= 1e-15 || difference <= 1e-11 * Math.abs(wanted), `${what}: ${got} for ${wanted}`).toBe(true);
}

function expectPublished(found: Decomposed, wanted: typeof expected.portfolio, order: readonly string[]): void {
  expectNear(found.totalVolatility, wanted.volatility_daily, 'volatility');
  expectNear(found.factorVolatility ** 2, wanted.factor_variance, 'factor variance');
  expectNear(found.specificVolatility ** 2, wanted.specific_variance, 'specific variance');
  expectNear(found.factorVariancePercent, wanted.percent_factor, 'factor percent');
  expectNear(found.specificVariancePercent, wanted.percent_specific, 'specific percent');
  expectNear(found.byGroup.at(-1)!.contribution, wanted.specific_contribution_to_volatility, 'specific contribution');
  found.byFactor.forEach((row, k) => {
    expectNear(row.exposure, wanted.factor_exposures[k]!, `x ${k}`);
    expectNear(row.volatility, wanted.factor_volatility[k]!, `σ ${k}`);
    expectNear(row.correlation, wanted.correlation_with_portfolio[k]!, `ρ ${k}`);
    expectNear(row.contribution, wanted.x_sigma_rho[k]!, `xσρ ${k}`);
    expectNear(row.percent, wanted.factor_contributions_percent_of_variance[k]!, `percent ${k}`);
    expectNear(row.marginal, wanted.marginal_contribution_by_factor[k]!, `marginal ${k}`);
  });
  const bySymbol = new Map(found.bySecurity.map((row) => [row.symbol, row]));
  order.forEach((symbol, i) => {
    const row = bySymbol.get(symbol)!;
    expectNear(row.marginal, wanted.marginal_contribution_by_asset[i]!, `MCTR ${symbol}`);
    expectNear(row.contribution, wanted.contribution_by_asset[i]!, `contribution ${symbol}`);
    expectNear(row.factorContribution, wanted.contribution_by_asset_factor_part[i]!, `factor part ${symbol}`);
    expectNear(row.specificContribution, wanted.contribution_by_asset_specific_part[i]!, `specific part ${symbol}`);
  });
}

describe('the published decomposition', () => {
  it('is met for the portfolio', () => {
    const covered = coverSecurities(model, weighted(model, inputs.portfolio_weights));
    expectPublished(decompose(model, covered, 1), expected.portfolio, model.symbols);
  });

  it('is met for the benchmark', () => {
    const covered = coverSecurities(model, weighted(model, benchmark));
    expectPublished(decompose(model, covered, 1), expected.benchmark, model.symbols);
  });

  it('is met relative to the benchmark, with beta and tracking error', () => {
    const members = weighted(model, benchmark);
    const active = decomposeActive(model, none, weighted(model, inputs.portfolio_weights), { name: 'cap', members }, 1);
    expectPublished(active, expected.active, model.symbols);
    expectNear(active.beta, expected.beta_to_benchmark, 'beta');
    expectNear(active.totalVolatility, expected.tracking_error_daily, 'tracking error');
    expectNear(active.benchmarkVolatility, expected.benchmark.volatility_daily, 'benchmark volatility');
  });

  it('is annual with √252', () => {
    const covered = coverSecurities(model, weighted(model, inputs.portfolio_weights));
    const { totalVolatility } = decompose(model, covered, Math.sqrt(252));
    expectNear(totalVolatility, expected.portfolio.volatility_annual_sqrt252, 'annual');
  });

  it('gives every security its part in a factor', () => {
    const securities: readonly WeightedSecurity[] = weighted(model, inputs.portfolio_weights);
    const covered = coverSecurities(model, securities);
    model.factors.forEach((_, k) => {
      const rows = factorSecurities(model, covered, k, 1);
      const sum = rows.reduce((total, row) => total + row.contribution, 0);
      expectNear(sum, expected.portfolio.x_sigma_rho[k]!, `factor ${k}`);
    });
  });
});
