import { DomainError } from '../../../src-core/domain-error.ts';
import { type Store } from '../../store/store.ts';
import { modelParts } from '../models/model-summary.ts';

/**
 * Takes a run that was computed on a rebuilt copy over into the workspace, with the factor model versions that were built on the
 * way, and marks it as such. Its series, artefacts and parameters stay as they are.
 *
 * @returns its number in the workspace
 * @throws DomainError DATASET_CHANGED where the workspace has built a factor model of its own meanwhile
 */
export function adoptRun(store: Store, copy: Store, id: number): number {
  const run = copy.run(id);
  const artefacts = Object.fromEntries(run.artefacts.map(({ name }) => [name, copy.artefact(id, name)]));
  return store.atomically(() => {
    adoptModels(store, copy);
    return store.addRun({
      ...run,
      warnings: run.warningList,
      artefacts,
      series: copy.runSeries(id),
      parent: copy.runNotes(id).parent,
      origin: 'rebuilt',
    });
  });
}

/** Versions are named by number in what was computed with them, so each keeps its own. */
function adoptModels(store: Store, copy: Store): void {
  const known = new Map(store.factorModels().map(({ id, hash }) => [id, hash]));
  for (const model of copy.factorModels().toReversed()) {
    const hash = known.get(model.id);
    if (hash === model.hash) continue;
    const own = { from: model.ownFrom, is: (row: { model: number }) => row.model === model.id };
    const { id, ...facts } = model;
    const given =
      hash === undefined
        ? store.addFactorModel({
            ...facts,
            origin: 'rebuilt',
            days: copy.factorModelDays(id, own.from).filter(own.is),
            reviews: copy.factorModelReviews(id).filter(own.is),
            parts: Object.fromEntries(
              Object.values(modelParts).map((name) => [name, copy.factorModelPart(id, name)] as const),
            ),
          })
        : null;
    if (given !== id) {
      throw new DomainError('DATASET_CHANGED', 'The workspace has built another factor model meanwhile', {
        kept: 'Nothing was added to the workspace',
        remedy: 'Compute it again',
      });
    }
  }
}
