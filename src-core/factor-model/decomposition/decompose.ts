import { factorGroups, type FactorGroup } from '../factor.ts';
import { type RiskModel } from '../risk-model.ts';
import { type CoveredSecurities } from './covered-weights.ts';
import {
  type CutRiskRow,
  type Decomposed,
  type FactorGroupRow,
  type FactorRiskRow,
  type SecurityRiskRow,
} from './decomposition.ts';
import { covarianceOf, factorForm, type FactorForm } from './factor-form.ts';

/** Securities whose sector is not known are shown under this name. */
const unclassified = 'Unclassified';

/**
 * Splits the risk of a set of weights by factor (x·σ·ρ), factor group, sector, strategy and security (Euler). Every table
 * adds up to the volatility; factor and specific percent add up to 100. Without any risk all figures are 0.
 *
 * @param annual √ of the trading days a year: figures are annual
 * @source Menchero & Davis (2011), Risk contribution is exposure times volatility times correlation, Journal of Portfolio
 *   Management 37; Litterman (1996), Hot Spots and Hedges
 */
export function decompose(model: RiskModel, covered: CoveredSecurities, annual: number): Decomposed {
  const { securities, exposures, specificVariances } = covered;
  const factors = model.factors.length;
  const weights = Float64Array.from(securities, ({ weight }) => weight);
  const form = factorForm(weights, exposures, specificVariances, model.covariance, factors);
  const { volatility } = form;
  const total = volatility * annual;
  const variance = volatility * volatility;
  const share = (part: number) => (variance > 0 ? (100 * part) / variance : 0);

  const byFactor = factorRows(model, form, annual);
  const bySecurity = securityRows(model, covered, weights, form, annual);
  const specific = volatility > 0 ? (form.specificVariance / volatility) * annual : 0;
  return {
    totalVolatility: total,
    factorVolatility: Math.sqrt(form.factorVariance) * annual,
    specificVolatility: Math.sqrt(form.specificVariance) * annual,
    factorVariancePercent: share(form.factorVariance),
    specificVariancePercent: share(form.specificVariance),
    byGroup: groupRows(model, form, byFactor, specific, share(form.specificVariance), annual),
    byFactor,
    bySector: cutRows(model, covered, form, weights, bySecurity, annual, ({ sector, weight }) => [
      [sector || unclassified, weight],
    ]),
    byStrategy: cutRows(model, covered, form, weights, bySecurity, annual, ({ strategies }) => [...strategies]),
    bySecurity,
  };
}

function factorRows(model: RiskModel, form: FactorForm, annual: number): readonly FactorRiskRow[] {
  const size = model.factors.length;
  const { volatility } = form;
  return model.factors.map(({ id, label, group }, k) => {
    const exposure = form.exposures[k]!;
    const deviation = Math.sqrt(model.covariance[k * size + k]!);
    const marginal = volatility > 0 ? form.covariances[k]! / volatility : 0;
    const contribution = exposure * marginal;
    return {
      id,
      label,
      group,
      exposure,
      volatility: deviation * annual,
      correlation: deviation > 0 ? marginal / deviation : 0,
      contribution: contribution * annual,
      percent: volatility > 0 ? (100 * contribution) / volatility : 0,
      marginal: marginal * annual,
    };
  });
}

function groupRows(
  model: RiskModel,
  form: FactorForm,
  byFactor: readonly FactorRiskRow[],
  specific: number,
  specificPercent: number,
  annual: number,
): readonly FactorGroupRow[] {
  const size = model.factors.length;
  const volatilityOf = (group: FactorGroup) => {
    let variance = 0;
    for (let a = 0; a < size; a++) {
      if (model.factors[a]!.group !== group) continue;
      for (let b = 0; b < size; b++) {
        if (model.factors[b]!.group !== group) continue;
        variance += form.exposures[a]! * model.covariance[a * size + b]! * form.exposures[b]!;
      }
    }
    return Math.sqrt(Math.max(0, variance)) * annual;
  };
  const rows: FactorGroupRow[] = factorGroups
    .filter((group) => byFactor.some((row) => row.group === group))
    .map((group) => {
      const own = byFactor.filter((row) => row.group === group);
      return {
        group,
        contribution: own.reduce((sum, row) => sum + row.contribution, 0),
        percent: own.reduce((sum, row) => sum + row.percent, 0),
        volatility: volatilityOf(group),
      };
    });
  const alone = Math.sqrt(form.specificVariance) * annual;
  return [...rows, { group: 'specific', contribution: specific, percent: specificPercent, volatility: alone }];
}

function securityRows(
  model: RiskModel,
  { securities, exposures, specificVariances }: CoveredSecurities,
  weights: Float64Array,
  form: FactorForm,
  annual: number,
): readonly SecurityRiskRow[] {
  const factors = model.factors.length;
  const { volatility, covariances } = form;
  const scaled = volatility > 0 ? annual / volatility : 0;
  return securities.map(({ symbol, name, sector }, i) => {
    const row = i * factors;
    let withFactors = 0;
    for (let k = 0; k < factors; k++) withFactors += exposures[row + k]! * covariances[k]!;
    const weight = weights[i]!;
    const factorContribution = weight * withFactors * scaled;
    const specificContribution = weight * weight * specificVariances[i]! * scaled;
    const contribution = factorContribution + specificContribution;
    return {
      symbol,
      name,
      sector: sector || unclassified,
      weight,
      marginal: (withFactors + weight * specificVariances[i]!) * scaled,
      contribution,
      factorContribution,
      specificContribution,
      percent: volatility > 0 ? (100 * contribution) / (volatility * annual) : 0,
      volatility: Math.sqrt(ownVariance(model, exposures, row, specificVariances[i]!)) * annual,
      specificVolatility: Math.sqrt(specificVariances[i]!) * annual,
    };
  });
}

/** xᵀ·F·x + δ of one security. */
function ownVariance(model: RiskModel, exposures: Float64Array, row: number, specificVariance: number): number {
  const factors = model.factors.length;
  let variance = specificVariance;
  for (let a = 0; a < factors; a++) {
    const x = exposures[row + a]!;
    if (x === 0) continue;
    let sum = 0;
    for (let b = 0; b < factors; b++) sum += model.covariance[a * factors + b]! * exposures[row + b]!;
    variance += x * sum;
  }
  return Math.max(0, variance);
}

/** Rows by whatever a security belongs to; a security may be split over several keys. */
function cutRows(
  model: RiskModel,
  { securities, exposures, specificVariances }: CoveredSecurities,
  form: FactorForm,
  weights: Float64Array,
  bySecurity: readonly SecurityRiskRow[],
  annual: number,
  keysOf: (security: CoveredSecurities['securities'][number]) => readonly (readonly [key: string, weight: number])[],
): readonly CutRiskRow[] {
  const parts = new Map<string, Float64Array>();
  securities.forEach((security, i) => {
    for (const [key, weight] of keysOf(security)) {
      let part = parts.get(key);
      if (!part) parts.set(key, (part = new Float64Array(securities.length)));
      part[i]! += weight;
    }
  });
  const { volatility } = form;
  return [...parts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, part]) => {
      const own = factorForm(part, exposures, specificVariances, model.covariance, model.factors.length);
      const covariance = covarianceOf(own, form, part, weights, specificVariances);
      let weight = 0;
      let contribution = 0;
      let specificContribution = 0;
      for (let i = 0; i < part.length; i++) {
        const held = part[i]!;
        if (held === 0) continue;
        weight += held;
        contribution += held * bySecurity[i]!.marginal;
        specificContribution += volatility > 0 ? (held * weights[i]! * specificVariances[i]! * annual) / volatility : 0;
      }
      return {
        key,
        weight,
        contribution,
        factorContribution: contribution - specificContribution,
        specificContribution,
        percent: volatility > 0 ? (100 * contribution) / (volatility * annual) : 0,
        volatility: own.volatility * annual,
        correlation: own.volatility > 0 && volatility > 0 ? covariance / (own.volatility * volatility) : 0,
      };
    });
}
