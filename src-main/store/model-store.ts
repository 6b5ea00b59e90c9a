import { type Database } from 'better-sqlite3';
import { type ChangeRecorder } from './change-set.ts';
import { firstDayChangedSince } from './model-changes.ts';
import { type FactorModelRepository } from './repositories/factor-models.ts';
import { styleRepository } from './repositories/styles.ts';
import { type Store } from './store.ts';

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
  { write, edit }: Writing,
): Pick<Store, ModelMethods> {
  const styles = styleRepository(database);
  return {
    addFactorModel: (model) => write(() => factorModels.add(model)),
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
