import { type ModelHistory } from '../../../src-core/contract/index.ts';
import { type FactorReturns, type PortfolioModel, type RiskModel } from '../../../src-core/factor-model/risk-model.ts';
import { isoDate } from '../../../src-core/market/epoch-day.ts';
import { type Store } from '../../store/store.ts';
import { floatsOf, integersOf } from './bytes.ts';
import { modelParts, parametersOf, summaryOf } from './model-summary.ts';

/** @throws DomainError UNKNOWN_MODEL */
export function loadRiskModel(store: Store, id: number): RiskModel {
  const summary = summaryOf(store.factorModel(id));
  const part = (name: keyof typeof modelParts) => store.factorModelPart(id, modelParts[name]);
  return {
    asOf: parametersOf(store.factorModel(id)).asOf,
    factors: summary.report.factorList,
    covariance: floatsOf(part('covariance')),
    symbols: summary.symbols,
    exposures: floatsOf(part('exposures')),
    reasons: part('reasons'),
    specificVariances: floatsOf(part('specificVariances')),
    specificSources: part('specificSources'),
  };
}

/** The daily returns of the factors that have a place in the model. */
export function loadFactorReturns(store: Store, id: number): FactorReturns {
  const { factors, kept } = summaryOf(store.factorModel(id));
  const dates = integersOf(store.factorModelPart(id, modelParts.dates));
  const all = floatsOf(store.factorModelPart(id, modelParts.factorReturns));
  const values = new Float64Array(dates.length * kept.length);
  for (let t = 0; t < dates.length; t++) {
    for (let k = 0; k < kept.length; k++) values[t * kept.length + k] = all[t * factors.length + kept[k]!]!;
  }
  return { dates, values };
}

/** A model as far as some securities need it; those it does not know are left out. */
export function loadPortfolioModel(store: Store, id: number, symbols: readonly string[]): PortfolioModel {
  const stored = store.factorModel(id);
  const whole = loadRiskModel(store, id);
  const wanted = new Set(symbols);
  const rows = [...whole.symbols.keys()].filter((row) => wanted.has(whole.symbols[row]!));
  const width = whole.factors.length;
  const exposures = new Float64Array(rows.length * width);
  const reasons = new Uint8Array(rows.length * width);
  rows.forEach((row, place) => {
    exposures.set(whole.exposures.subarray(row * width, (row + 1) * width), place * width);
    reasons.set(whole.reasons.subarray(row * width, (row + 1) * width), place * width);
  });
  return {
    reference: { id, asOf: whole.asOf, preset: stored.preset, hash: stored.hash },
    model: {
      asOf: whole.asOf,
      factors: whole.factors,
      covariance: whole.covariance,
      symbols: rows.map((row) => whole.symbols[row]!),
      exposures,
      reasons,
      specificVariances: Float64Array.from(rows, (row) => whole.specificVariances[row]!),
      specificSources: Uint8Array.from(rows, (row) => whole.specificSources[row]!),
    },
    factorReturns: loadFactorReturns(store, id),
  };
}

/** The daily history of a model for charts. */
export function loadModelHistory(store: Store, id: number): ModelHistory {
  const { factors, kept } = summaryOf(store.factorModel(id));
  const floats = (name: keyof typeof modelParts) => floatsOf(store.factorModelPart(id, modelParts[name]));
  const dates = integersOf(store.factorModelPart(id, modelParts.dates));
  const returns = floats('factorReturns');
  const errors = floats('standardErrors');
  const known = (value: number) => (Number.isFinite(value) ? value : null);
  const days = [...dates.keys()];
  return {
    id,
    dates: days.map((t) => isoDate(dates[t]!)),
    factors: kept.map((factor) => {
      const at = (values: Float64Array, t: number) => values[t * factors.length + factor]!;
      return {
        factor: factors[factor]!,
        returns: days.map((t) => known(at(returns, t))),
        tStatistics: days.map((t) => known(at(returns, t) / at(errors, t))),
      };
    }),
    rSquared: Array.from(floats('rSquared'), known),
    securities: Array.from(integersOf(store.factorModelPart(id, modelParts.assets))),
    conditionNumbers: Array.from(floats('conditionNumbers'), known),
    rollingFactorBias: Array.from(floats('rollingFactorBias'), known),
    rollingPortfolioBias: Array.from(floats('rollingPortfolioBias'), known),
  };
}
