import { type FactorModelParameters } from '../../../src-core/factor-model/parameters.ts';
import { epochDay, type EpochDay } from '../../../src-core/market/epoch-day.ts';
import { canonicalJson } from '../canonical-json.ts';
import { type Store, type StoredFactorModel } from '../../store/store.ts';
import { type LoadedSource } from './model-source.ts';
import { parametersOf, summaryOf } from './model-summary.ts';

/** An earlier version whose days can be taken over, and the first day that has to be computed. */
export interface ParentModel {
  readonly id: number;
  /** Position among the source's dates. */
  readonly firstDay: number;
}

/**
 * The stored version from which most days can be taken: built by the same program with the same parameters (the date apart)
 * and factors, from data that has not changed on those days. In two passes every weight depends on all residuals before, so
 * such a model is always built whole.
 */
export function findParent(
  store: Store,
  version: string,
  loaded: LoadedSource,
  parameters: FactorModelParameters,
): ParentModel | null {
  if (parameters.weights !== 'sqrt-cap') return null;
  const lineage = lineageOf(parameters);
  let best: ParentModel | null = null;
  for (const model of store.factorModels()) {
    if (model.engineVersion !== version || lineageOf(parametersOf(model)) !== lineage) continue;
    const changed = store.firstDayChangedSince(model.datasetVersion);
    if (changed === null || !continues(model, loaded)) continue;
    const firstDay = firstOwnDay(model, changed, loaded);
    if (firstDay > 1 && firstDay > (best?.firstDay ?? 0)) best = { id: model.id, firstDay };
  }
  return best;
}

function lineageOf(parameters: FactorModelParameters): string {
  return canonicalJson({ ...parameters, asOf: null });
}

/** Same factors, and every security of the earlier version in its place in them. */
function continues(model: StoredFactorModel, { source, factors, plan }: LoadedSource): boolean {
  const summary = summaryOf(model);
  if (canonicalJson(summary.factors) !== canonicalJson(factors)) return false;
  if (canonicalJson(summary.plan) !== canonicalJson(plan)) return false;
  const placeOf = new Map(source.panel.symbols.map((symbol, i) => [symbol, i]));
  return summary.symbols.every((symbol, i) => {
    const place = placeOf.get(symbol);
    return place !== undefined && source.industryOf[place] === summary.industryOf[i];
  });
}

/** The first of the source's dates that is after the version's own last one, or on which data has changed. */
function firstOwnDay(model: StoredFactorModel, changed: EpochDay, { source }: LoadedSource): number {
  const { shape } = summaryOf(model);
  const last = epochDay(parametersOf(model).asOf);
  const { dates } = source.panel;
  let firstDay = 0;
  while (firstDay < source.days && dates[firstDay]! <= last && dates[firstDay]! < changed) firstDay++;
  // Dates the version does not know at all would shift every later one.
  return firstDay <= shape.days ? firstDay : 0;
}
