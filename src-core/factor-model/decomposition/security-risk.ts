import { DomainError } from '../../domain-error.ts';
import { sortedQuantile } from '../../numerics/quantile.ts';
import { cellReasons } from '../exposures/cell-reason.ts';
import { factorGroups, type FactorGroup } from '../factor.ts';
import { specificSources, type ModelReference, type RiskModel } from '../risk-model.ts';
import { factorForm } from './factor-form.ts';
import { type SecurityExposure, type SecurityView } from './security-view.ts';

const shownQuantiles = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1];

/**
 * A security's risk by the model, and its exposures beside the universe.
 *
 * @throws DomainError UNKNOWN_SECURITY where the model does not know the symbol
 */
export function securityView(
  model: RiskModel,
  info: { readonly symbol: string; readonly name: string; readonly sector: string },
  reference: ModelReference,
  tradingDaysPerYear: number,
): SecurityView {
  const row = model.symbols.indexOf(info.symbol);
  if (row < 0) {
    throw new DomainError('UNKNOWN_SECURITY', `The factor model does not know ${info.symbol}`, {
      kept: 'Nothing was computed',
      remedy: 'Import its prices, or check the symbol',
    });
  }
  const annual = Math.sqrt(tradingDaysPerYear);
  const size = model.factors.length;
  const own = model.exposures.subarray(row * size, (row + 1) * size);
  const specificVariance = model.specificVariances[row]!;
  const form = factorForm(Float64Array.of(1), own, Float64Array.of(specificVariance), model.covariance, size);
  const variance = form.volatility ** 2;
  const exposures = model.factors.map((factor, k): SecurityExposure => {
    const deviation = Math.sqrt(model.covariance[k * size + k]!);
    const marginal = form.covariances[k]! / form.volatility;
    const contribution = own[k]! * marginal;
    const isStyle = factor.group === 'style';
    const universe = Float64Array.from(model.symbols, (_, i) => model.exposures[i * size + k]!).sort();
    return {
      ...factor,
      exposure: own[k]!,
      reason: cellReasons[model.reasons[row * size + k]!]!,
      percentile: isStyle ? (100 * universe.filter((other) => other < own[k]!).length) / universe.length : null,
      volatility: deviation * annual,
      correlation: deviation > 0 ? marginal / deviation : 0,
      contribution: contribution * annual,
      percent: (100 * contribution) / form.volatility,
      universe: isStyle ? shownQuantiles.map((probability) => sortedQuantile(universe, probability)) : [],
    };
  });
  const percentOf = (group: FactorGroup) =>
    exposures.filter((exposure) => exposure.group === group).reduce((sum, { percent }) => sum + percent, 0);
  const market = model.factors.findIndex(({ id }) => id === 'market');
  const marketVariance = market < 0 ? 0 : model.covariance[market * size + market]!;
  return {
    ...info,
    asOf: model.asOf,
    model: reference,
    standardDeviation: {
      total: form.volatility * annual,
      factors: Math.sqrt(form.factorVariance) * annual,
      specific: Math.sqrt(specificVariance) * annual,
    },
    varianceDecomposition: {
      summary: { factors: (100 * form.factorVariance) / variance, specific: (100 * specificVariance) / variance },
      groups: Object.fromEntries(factorGroups.map((group) => [group, percentOf(group)])) as Record<FactorGroup, number>,
    },
    specificSource: specificSources[model.specificSources[row]!]!,
    exposures,
    marketBeta: marketVariance > 0 ? form.covariances[market]! / marketVariance : null,
  };
}
