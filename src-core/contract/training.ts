import { z } from 'zod';
import { type FeatureView } from '../learning/features/feature-view.ts';
import { featureIds, features } from '../learning/features/registry.ts';
import { heads } from '../learning/heads/registry.ts';
import { headIds } from '../learning/heads/head.ts';
import { type LearnedModel } from '../learning/learned-model.ts';
import { architectureBounds } from '../learning/network/architecture.ts';
import { targetScalings } from '../learning/return-scale.ts';
import { type TrainingResult } from '../learning/training-result.ts';
import { usualTraining, type TrainingSettings } from '../learning/training-settings.ts';
import { declare } from './operation.ts';
import { confidence, fileHandle, identifier, isoDateText, shortText } from './schemas.ts';

export { architectureBounds, featureIds, headIds, targetScalings, usualTraining };

/** The features there are, as a person chooses among them. */
export const featureChoices = [...features.values()].map(({ id, label, what }) => ({ id, label, what }));
export const headChoices = headIds.map((id) => ({ id, label: heads[id].label }));

const within = ({ least, most }: { readonly least: number; readonly most: number }) => z.int().min(least).max(most);

/** What may be chosen of a training; what is left out is as in `usualTraining`. */
const trainingChoices = {
  features: z.array(z.enum(featureIds)).min(1).optional(),
  head: z.enum(headIds).optional(),
  confidences: z.array(confidence).min(1).max(10).optional(),
  hidden: within(architectureBounds.hidden).optional(),
  layers: within(architectureBounds.layers).optional(),
  sequence: within(architectureBounds.steps).optional(),
  scaling: z.enum(targetScalings).optional(),
  epochs: z.int().min(1).max(2000).optional(),
  batch: z.int().min(1).max(256).optional(),
  learningRate: z.number().positive().max(1).optional(),
  clip: z.number().positive().max(1000).optional(),
  patience: z.int().min(1).max(2000).optional(),
  validation: z.number().min(0.05).max(0.4).optional(),
  test: z.number().min(0).max(0.4).optional(),
  seed: z.int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
};

export const trainingRequest = z.strictObject({
  /** May be left out when the workspace has only one. */
  portfolio: shortText.optional(),
  asOf: isoDateText.optional(),
  ...trainingChoices,
  /** Start anew although a checkpoint of the same training is kept. */
  anew: z.boolean().optional(),
});
export type TrainingRequest = z.infer<typeof trainingRequest>;

export interface TrainingSummary {
  readonly run: number;
  readonly portfolio: string;
  readonly asOf: string;
  readonly createdAt: string;
  readonly elapsedMilliseconds: number;
  readonly datasetVersion: string;
  readonly engineVersion: string;
  readonly settings: TrainingSettings;
  readonly metrics: Readonly<Record<string, number>>;
  /** The data are still those it was trained on. */
  readonly current: boolean;
  readonly resultHash: string;
}

export interface StoredTraining extends TrainingSummary {
  readonly result: TrainingResult;
  /** SHA-256 of the saved model. */
  readonly modelHash: string;
  readonly modelBytes: number;
  /** Epochs that were taken over from a checkpoint; 0 = trained in one go. */
  readonly resumedFrom: number;
}

/** A training that was interrupted and goes on when it is asked for again. */
export interface InterruptedTraining {
  readonly portfolio: string;
  readonly asOf: string;
  readonly settings: TrainingSettings;
  readonly keptAt: string;
  readonly epochs: number;
  /** Epoch by epoch, as far as it came. */
  readonly curves: { readonly training: readonly number[]; readonly validation: readonly number[] };
}

export interface SeriesTraining {
  readonly column: string;
  readonly firstDate: string;
  readonly lastDate: string;
  readonly elapsedMilliseconds: number;
  readonly result: TrainingResult;
  readonly model: LearnedModel;
}

export const trainingOperations = {
  /** Trains on the simulated history of what a portfolio holds, from the checkpoint where there is one, and keeps the model as a run. */
  'training.run': declare('task', 'workspace', trainingRequest).returns<StoredTraining>(),
  /** Trains on a file of returns; nothing is kept. */
  'training.series': declare(
    'task',
    'application',
    z.strictObject({ file: fileHandle, column: shortText.optional(), ...trainingChoices }),
  ).returns<SeriesTraining>(),
  /** Newest first. */
  'training.list': declare('query', 'workspace', z.strictObject({ portfolio: shortText.optional() })).returns<{
    readonly trainings: readonly TrainingSummary[];
    readonly interrupted: readonly InterruptedTraining[];
  }>(),
  'training.show': declare('query', 'workspace', z.strictObject({ id: identifier })).returns<StoredTraining>(),
  /** The saved model as JSON text. */
  'training.model': declare('query', 'workspace', z.strictObject({ id: identifier })).returns<{
    readonly name: string;
    readonly text: string;
  }>(),
  /** The features of a portfolio's simulated history; one column in full. */
  'training.features': declare(
    'task',
    'workspace',
    z.strictObject({ portfolio: shortText.optional(), column: shortText.optional() }),
  ).returns<FeatureView & { readonly portfolio: string; readonly asOf: string }>(),
};
