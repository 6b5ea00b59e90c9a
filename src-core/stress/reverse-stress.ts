import { DomainError } from '../domain-error.ts';
import { measureStress, type ShockedPart } from './measure-stress.ts';
import { plausibilityOf } from './plausibility.ts';
import { returnsOfFactors } from './propagated.ts';
import { regimeOf } from './regime.ts';
import { type Scenario } from './scenario.ts';
import { type StressMarket } from './stress-market.ts';
import { type ReverseStress } from './stress-result.ts';

const kept = 'Nothing was computed';

/**
 * The most likely move that loses a stated fraction of NAV: with a factor model the factor move f that minimises fᵀF⁻¹f subject
 * to −xᵀf = loss, f = −loss·F·x ÷ xᵀFx, specific returns at 0. Without one the same in the securities' returns under their
 * sample covariance, r = −loss·V·w ÷ wᵀVw: it needs no inverse, so that fewer days than securities do no harm.
 *
 * Its distance is loss ÷ σ (of factors, or of the portfolio), in one direction: the odds are those of one dimension.
 *
 * @param loss positive fraction of NAV
 * @throws DomainError INVALID_INPUT for a loss that is not positive; ZERO_VARIANCE where nothing the portfolio holds moves
 * @source Breuer, Jandačka, Rheinberger & Summer (2009), "How to find plausible, severe and useful stress scenarios"
 */
export function reverseStress(market: StressMarket, loss: number): ReverseStress {
  if (!(loss > 0) || !Number.isFinite(loss)) {
    throw new DomainError('INVALID_INPUT', `A reverse stress needs a loss above 0, not ${loss}`, {
      kept,
      remedy: 'Give the loss as a positive fraction of net asset value, for instance 0.05',
    });
  }
  const { model, securities } = market;
  const volatility = model ? factorVolatility(market) : market.volatility;
  if (!(volatility > 0)) {
    const what = model ? 'no exposure to any factor that moves' : 'no volatility';
    throw new DomainError('ZERO_VARIANCE', `The portfolio has ${what}: no move of it loses anything`, {
      kept,
      remedy: 'Stress single names or sectors instead',
    });
  }
  const scale = -loss / (volatility * volatility);
  const factorMove = model && model.portfolioCovariances.map((value) => value * scale);
  const returns = factorMove
    ? returnsOfFactors(model, factorMove, securities.length)
    : market.marginals.map((value) => value * scale);
  const name = `Reverse stress ${Number((100 * loss).toFixed(4))} %`;
  const part: ShockedPart = {
    part: 0,
    kind: factorMove ? 'factors' : 'table',
    label: factorMove ? 'The most likely factor move' : 'The most likely move of the securities',
    shock: { returns, factorMove, dimensions: 1, days: 1, warnings: [] },
  };
  const asScenario: Scenario = {
    id: 'reverse-stress',
    name,
    description: `The most likely ${factorMove ? 'factor move' : 'move'} that loses ${Number((100 * loss).toFixed(4))} % of ${market.portfolio} on ${market.asOf}.`,
    group: 'Reverse stress',
    parts: factorMove
      ? [
          {
            kind: 'factors',
            unit: 'return',
            propagate: false,
            shocks: model.factors.map(({ id }, k) => ({ factor: id, size: factorMove[k]! })),
          },
        ]
      : [{ kind: 'table', shocks: securities.map(({ symbol }, i) => ({ symbol, size: returns[i]! })) }],
  };
  const measured = measureStress(market, regimeOf(market, 1, 1), [part], { warnings: market.warnings });
  return {
    scenario: asScenario.id,
    name,
    group: asScenario.group,
    basis: 'moves',
    ...measured,
    portfolio: market.portfolio,
    asOf: market.asOf,
    baseCurrency: market.baseCurrency,
    nav: market.nav,
    plausibility: plausibilityOf(loss / volatility, 1, 1),
    space: factorMove ? 'factors' : 'securities',
    asScenario,
  };
}

/** √(xᵀFx), daily. */
function factorVolatility({ model }: StressMarket): number {
  const { portfolioExposures, portfolioCovariances } = model!;
  const variance = portfolioExposures.reduce((sum, value, k) => sum + value * portfolioCovariances[k]!, 0);
  return Math.sqrt(Math.max(0, variance));
}
