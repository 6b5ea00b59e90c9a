import { canonicalJson } from '../canonical-json.ts';
import { savedModel } from '../training/saved-model.ts';
import { trainingArtefacts, trainingKind, trainingQuestion } from '../training/stored-training.ts';
import { trainInPool } from '../training/train-in-pool.ts';
import { loadTrainingSeries } from '../training/training-series.ts';
import { type Reproducer } from './reproducer.ts';

/** A training in one go, whether the first one was interrupted or not: the weights and the forecasts of the days kept apart. */
export const trainingReproducer: Reproducer = {
  kind: trainingKind,
  async recompute(session, run, options) {
    const { question, settings } = trainingQuestion(run);
    const { series } = await loadTrainingSeries(session, question, options);
    const { model, result } = await trainInPool(session.engine, series, settings, null, null, options);
    return {
      [trainingArtefacts.result]: canonicalJson(result),
      [trainingArtefacts.model]: savedModel(model, question, run),
    };
  },
};
