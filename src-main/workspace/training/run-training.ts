import { type Warning } from '../../../src-core/warning.ts';
import { type TrainingResult } from '../../../src-core/learning/training-result.ts';
import { stateOfCheckpoint } from '../../../src-core/learning/training-state.ts';
import { canonicalJson, sha256 } from '../canonical-json.ts';
import { type Session, type UseCase } from '../context.ts';
import { keepCheckpoint, keptCheckpoint, trainingKey } from './interrupted.ts';
import { savedModel } from './saved-model.ts';
import { recordedTraining, storedTraining, trainingArtefacts, trainingKind } from './stored-training.ts';
import { cancelledTraining, trainInPool } from './train-in-pool.ts';
import { trainingMetrics, trainingSeries } from './training-metrics.ts';
import { decideTrainingQuestion, loadTrainingSeries } from './training-series.ts';
import { decideTrainingSettings } from './training-settings.ts';

/**
 * Trains a network on the simulated history of a portfolio and records it as a run. Every stretch of epochs is kept, so that the same
 * request goes on where an interrupted one stopped.
 */
export const runTraining: UseCase<'training.run', Session> = async (session, request, options) => {
  const { store, engine, now, version } = session;
  const started = performance.now();
  const question = await decideTrainingQuestion(session, request, options);
  const asked = { question, settings: decideTrainingSettings(request) };
  const { series, datasetVersion } = await loadTrainingSeries(session, question, options);
  const key = trainingKey(datasetVersion, version, asked);
  const loaded = performance.now();
  const checkpoint = request.anew === true ? null : keptCheckpoint(store, key);
  const resumedFrom = checkpoint === null ? 0 : stateOfCheckpoint(checkpoint).training.length;
  const keep = (made: Uint8Array) =>
    session.readTogether(() => {
      if (!store.readOnly) keepCheckpoint(store, key, asked, made, now().toISOString());
    });
  const { model, result } = await trainInPool(engine, series, asked.settings, checkpoint, keep, options);
  const trained = performance.now();
  const text = canonicalJson(result);
  const artefact = savedModel(model, question, { datasetVersion, engineVersion: version });
  const elapsed = performance.now() - started;

  return session.write(() => {
    if (options.signal?.aborted) {
      const last = keptCheckpoint(store, key);
      throw cancelledTraining(last === null ? 0 : stateOfCheckpoint(last).training.length);
    }
    const run = store.atomically(() => {
      const id = store.addRun({
        kind: trainingKind,
        portfolio: question.portfolio,
        asOf: question.parameters.asOf,
        createdAt: now().toISOString(),
        datasetVersion,
        inputHash: sha256(canonicalJson(asked)),
        seed: asked.settings.seed,
        engineVersion: version,
        parameters: recordedTraining(asked, resumedFrom),
        warnings: warningsOf(result),
        metrics: trainingMetrics(result),
        series: trainingSeries(result),
        timings: { load: loaded - started, train: trained - loaded, total: elapsed },
        elapsedMilliseconds: elapsed,
        resultHash: sha256(text),
        artefacts: { [trainingArtefacts.result]: text, [trainingArtefacts.model]: artefact },
      });
      store.dropCalculationParts(key);
      return id;
    });
    return storedTraining(store, store.run(run));
  });
};

function warningsOf({ leftOut }: TrainingResult): readonly Warning[] {
  return leftOut.map(({ id, label, reason }) => ({
    code: 'FEATURE_LEFT_OUT',
    message: `${label} was left out: ${reason}`,
    subject: id,
  }));
}
