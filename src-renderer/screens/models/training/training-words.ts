import {
  featureChoices,
  headChoices,
  type TrainingResult,
  type TrainingSettings,
  type TrainingSummary,
} from '../../../../src-core/contract/index.ts';
import { decimal, levelText, percent, whole } from '../../../format/numbers.ts';

export const scalingWords: Readonly<Record<TrainingSettings['scaling'], string>> = {
  ewma: 'EWMA volatility',
  constant: 'The same on all days',
};

/** `1 × 16 cells, 20 days` */
export function networkText({ layers, hidden, sequence }: TrainingSettings): string {
  return `${layers} × ${hidden} cells, ${sequence} days`;
}

/** `Run 7` with its network: what a curve is called. */
export function runText({ run, settings }: TrainingSummary): string {
  return `Run ${run}: ${networkText(settings)}`;
}

/** Every setting in words, by name: what two models may differ in. */
export function settingRows(settings: TrainingSettings): readonly { readonly name: string; readonly value: string }[] {
  const labels = featureChoices.filter(({ id }) => settings.features.includes(id)).map(({ label }) => label);
  return [
    { name: 'Layers', value: whole(settings.layers) },
    { name: 'Cells a layer', value: whole(settings.hidden) },
    { name: 'Days a sequence', value: whole(settings.sequence) },
    { name: 'Head', value: headChoices.find(({ id }) => id === settings.head)?.label ?? settings.head },
    { name: 'Unit of returns', value: scalingWords[settings.scaling] },
    { name: 'Confidences', value: settings.confidences.map(levelText).join(', ') },
    { name: 'Features', value: labels.join(', ') },
    { name: 'Epochs at most', value: whole(settings.epochs) },
    { name: 'Patience, epochs', value: whole(settings.patience) },
    { name: 'Batch, sequences', value: whole(settings.batch) },
    { name: 'Learning rate', value: decimal(settings.learningRate, 4) },
    { name: 'Longest gradient', value: decimal(settings.clip, 2) },
    { name: 'Validation, share of days', value: percent(settings.validation, 0) },
    { name: 'Test, share of days', value: percent(settings.test, 0) },
    { name: 'Seed', value: String(settings.seed) },
  ];
}

/** Settings in which models differ: one row a setting, one value a model. */
export function settingDifferences(
  all: readonly TrainingSettings[],
): readonly { readonly name: string; readonly values: readonly string[] }[] {
  const rows = all.map(settingRows);
  return (rows[0] ?? []).flatMap(({ name }, i) => {
    const values = rows.map((row) => row[i]!.value);
    return new Set(values).size > 1 ? [{ name, values }] : [];
  });
}

/** Whether losses of models can be held against each other: they are of one kind, level and unit. */
export function areComparable(all: readonly TrainingSettings[]): boolean {
  return new Set(all.map(({ head, scaling, confidences }) => JSON.stringify([head, scaling, confidences]))).size <= 1;
}

/** How a training ended, in a sentence. */
export function endText({ end, curves, bestEpoch }: TrainingResult): string {
  const epochs = curves.training.length;
  const why =
    end === 'early'
      ? `stopped after ${whole(epochs)} epochs, ${bestEpoch === 0 ? 'all' : `the last ${whole(epochs - bestEpoch)}`} without progress`
      : `all ${whole(epochs)} epochs`;
  if (bestEpoch === 0) return `${why}; none was better than the start, which forecasts as the training days were`;
  return `${why}; the weights are those of epoch ${whole(bestEpoch)}`;
}
