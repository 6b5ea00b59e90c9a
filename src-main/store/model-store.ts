import { type Database } from 'better-sqlite3';
import { type ChangeRecorder } from './change-set.ts';
import { firstDayChangedSince } from './model-changes.ts';
import { modelRun } from './model-run.ts';
import { type FactorModelRepository } from './repositories/factor-models.ts';
import { type RunRepository } from './repositories/runs.ts';
import { styleRepository } from './repositories/styles.ts';
import { type Store } from './store.ts';
import { type NewFactorModel } from './stored-model.ts';

type ModelMethods =
  | 'addFactorModel'
  | 'factorModels'
  | 'factorModel'
  | 'factorModelDays'
  | 'factorModelReviews'
  | 'factorModelPart'
  | 'firstDayChangedSince'
  | 'styles'
  | 'styleValues'
  | 'editStyle'
  | 'removeStyle';

/** How the store writes: one transaction, or one undoable action. */
export interface Writing {
  write<Result>(body: () => Result): Result;
  edit<Result>(label: string, touchesData: boolean, body: (recorder: ChangeRecorder) => Result): Result;
}

/** The part of the store about factor models and the user's styles in them. */
export function modelStore(
  database: Database,
  factorModels: FactorModelRepository,
  runs: RunRepository,
  { write, edit }: Writing,
): Pick<Store, ModelMethods> {
  const styles = styleRepository(database);

  /** A version and its run among the experiments. */
  function add(model: NewFactorModel): number {
    const id = factorModels.add(model);
    const { result, ...run } = modelRun({ ...model, id });
    runs.add({
      ...run,
      portfolio: null,
      createdAt: model.createdAt,
      datasetVersion: model.datasetVersion,
      inputHash: model.parametersHash,
      engineVersion: model.engineVersion,
      timings: { total: model.elapsedMilliseconds },
      elapsedMilliseconds: model.elapsedMilliseconds,
      artefacts: { result },
      ...(model.origin && { origin: model.origin }),
      parent: model.parent === null ? null : runs.ofModel(model.parent),
    });
    return id;
  }

  return {
    addFactorModel: (model) => write(() => add(model)),
    factorModels: factorModels.all,
    factorModel: factorModels.find,
    factorModelDays: factorModels.days,
    factorModelReviews: factorModels.reviews,
    factorModelPart: factorModels.part,
    firstDayChangedSince: (earlier) => firstDayChangedSince(database, earlier),
    styles: styles.all,
    styleValues: styles.values,
    editStyle: ({ id, label, formula }) =>
      edit(`style ${label}`, true, (recorder) => {
        recorder.put('styles', { id, label, formula });
      }),
    removeStyle: (id) =>
      edit(`removal of style ${styles.find(id).label}`, true, (recorder) => {
        for (const key of styles.valueKeys(id)) recorder.remove('style_values', { style_id: id, ...key });
        recorder.remove('styles', { id });
      }),
  };
}
