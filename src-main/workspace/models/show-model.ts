import { type ModelDetail, type ModelSummary } from '../../../src-core/contract/index.ts';
import { isoDate } from '../../../src-core/market/epoch-day.ts';
import { type Session, type UseCase } from '../context.ts';
import { modelRunKind } from '../../store/model-run.ts';
import { type Store, type StoredFactorModel } from '../../store/store.ts';
import { parametersOf, summaryOf } from './model-summary.ts';

export const listModels: UseCase<'model.list', Session> = ({ store }) =>
  store.factorModels().map((model) => modelSummary(store, model));

export const showModel: UseCase<'model.show', Session> = ({ store }, { id }) => modelDetail(store, id);

/** The newest version built from the data of its day; of the preset asked for, where one was. */
export const latestModel: UseCase<'model.latest', Session> = ({ store }, { preset }) => {
  const rebuilt = rebuiltModels(store);
  const found = store
    .factorModels()
    .find((model) => (preset === undefined || model.preset === preset) && !rebuilt.has(model.id));
  return found ? modelDetail(store, found.id) : null;
};

/** Versions that were built on earlier data, for runs on those. */
function rebuiltModels(store: Store): ReadonlySet<unknown> {
  const version = 'parameters.version';
  const { rows } = store.experiments({
    filter: { kinds: [modelRunKind], origin: 'rebuilt' },
    sort: { by: 'id', descending: true },
    columns: [version],
    offset: 0,
    limit: 5000,
  });
  return new Set(rows.map(({ values }) => values[version]));
}

/** A stored version as every door shows it. @throws DomainError UNKNOWN_MODEL */
export function modelDetail(store: Store, id: number): ModelDetail {
  const model = store.factorModel(id);
  const { report, warnings, buildLog } = summaryOf(model);
  return {
    ...modelSummary(store, model),
    ...report,
    parameters: parametersOf(model),
    buildLog,
    warningList: warnings,
  };
}

function modelSummary(store: Store, model: StoredFactorModel): ModelSummary {
  const summary = summaryOf(model);
  return {
    id: model.id,
    asOf: isoDate(model.asOf),
    preset: model.preset,
    createdAt: model.createdAt,
    datasetVersion: model.datasetVersion,
    engineVersion: model.engineVersion,
    current: store.firstDayChangedSince(model.datasetVersion) === Infinity,
    parent: model.parent,
    ownDays: summary.ownDays,
    days: summary.days,
    firstDate: summary.firstDate,
    securities: summary.symbols.length,
    factors: summary.kept.length,
    meanRSquared: summary.meanRSquared,
    elapsedMilliseconds: model.elapsedMilliseconds,
    warnings: summary.warnings.length,
    hash: model.hash,
  };
}
