import { type InterruptedTraining } from '../../../src-core/contract/index.ts';
import { stateOfCheckpoint } from '../../../src-core/learning/training-state.ts';
import { type Store } from '../../store/store.ts';
import { canonicalJson, sha256 } from '../canonical-json.ts';
import { type TrainingQuestion } from './stored-training.ts';

const prefix = 'training:';
const parts = { request: 'request', checkpoint: 'checkpoint' } as const;

/** The name of a training among unfinished calculations: the same data, question and program give the same. */
export function trainingKey(datasetVersion: string, version: string, asked: TrainingQuestion): string {
  return prefix + sha256(canonicalJson({ datasetVersion, version, asked }));
}

export function keptCheckpoint(store: Store, key: string): Uint8Array | null {
  return store.calculationParts(key).get(parts.checkpoint) ?? null;
}

/** Keeps how far a training has come. */
export function keepCheckpoint(
  store: Store,
  key: string,
  asked: TrainingQuestion,
  checkpoint: Uint8Array,
  at: string,
): void {
  store.atomically(() => {
    store.keepCalculationPart(key, parts.request, new TextEncoder().encode(canonicalJson(asked)), at);
    store.keepCalculationPart(key, parts.checkpoint, checkpoint, at);
  });
}

/** Trainings that wait to go on, those of the present data alone; newest first. */
export function interruptedTrainings(store: Store, version: string): readonly InterruptedTraining[] {
  return store.calculations(prefix).flatMap(({ calculation, keptAt }) => {
    const kept = store.calculationParts(calculation);
    const request = kept.get(parts.request);
    const checkpoint = kept.get(parts.checkpoint);
    if (!request || !checkpoint) return [];
    const { question, settings } = JSON.parse(new TextDecoder().decode(request)) as TrainingQuestion;
    if (calculation !== trainingKey(store.datasetVersion(), version, { question, settings })) return [];
    const { training, validation } = stateOfCheckpoint(checkpoint);
    return [
      {
        portfolio: question.portfolio,
        asOf: question.parameters.asOf,
        settings,
        keptAt,
        epochs: training.length,
        curves: { training, validation },
      },
    ];
  });
}
