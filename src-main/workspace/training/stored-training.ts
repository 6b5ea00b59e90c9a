import { type StoredTraining, type TrainingSummary } from '../../../src-core/contract/index.ts';
import { type RiskParameters } from '../../../src-core/portfolio/portfolio-risk.ts';
import { type TrainingResult } from '../../../src-core/learning/training-result.ts';
import { type TrainingSettings } from '../../../src-core/learning/training-settings.ts';
import { type Store, type StoredRun } from '../../store/store.ts';
import { type RiskQuestion } from '../risk-question.ts';

/** The kind under which trainings are recorded, and the names of what they leave behind. */
export const trainingKind = 'training';
export const trainingArtefacts = { result: 'result', model: 'model' } as const;

/** Everything a training depends on besides the data. */
export interface TrainingQuestion {
  readonly question: RiskQuestion;
  readonly settings: TrainingSettings;
}

/** As it is recorded: the settings flat, the simulated history as a risk run's parameters. */
type RecordedTraining = TrainingSettings & {
  readonly portfolio: string;
  readonly history: RiskParameters;
  readonly resumedFrom: number;
};

export function recordedTraining({ question, settings }: TrainingQuestion, resumedFrom: number): RecordedTraining {
  return { ...settings, portfolio: question.portfolio, history: question.parameters, resumedFrom };
}

/** The question a recorded training answered. */
export function trainingQuestion(run: StoredRun): TrainingQuestion & { readonly resumedFrom: number } {
  const { portfolio, history, resumedFrom, ...settings } = run.parameters as RecordedTraining;
  return { question: { portfolio, parameters: history }, settings, resumedFrom };
}

export function trainingSummary(store: Store, run: StoredRun): TrainingSummary {
  const { question, settings } = trainingQuestion(run);
  return {
    run: run.id,
    portfolio: question.portfolio,
    asOf: question.parameters.asOf,
    createdAt: run.createdAt,
    elapsedMilliseconds: run.elapsedMilliseconds,
    datasetVersion: run.datasetVersion,
    engineVersion: run.engineVersion,
    settings,
    metrics: run.metrics,
    current: run.datasetVersion === store.datasetVersion(),
    resultHash: run.resultHash,
  };
}

/** A recorded training as every door shows it. */
export function storedTraining(store: Store, run: StoredRun): StoredTraining {
  const model = run.artefacts.find(({ name }) => name === trainingArtefacts.model);
  return {
    ...trainingSummary(store, run),
    result: JSON.parse(store.artefact(run.id, trainingArtefacts.result)) as TrainingResult,
    modelHash: model?.sha256 ?? '',
    modelBytes: model?.bytes ?? 0,
    resumedFrom: trainingQuestion(run).resumedFrom,
  };
}
