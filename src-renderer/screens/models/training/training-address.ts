import {
  architectureBounds,
  featureIds,
  headIds,
  targetScalings,
  usualTraining,
  type TrainingSettings,
} from '../../../../src-core/contract/index.ts';

type Query = Readonly<Record<string, string>>;
export const trainingViews = ['train', 'models', 'compare', 'features'] as const;
export type TrainingView = (typeof trainingViews)[number];

export function trainingView(parts: readonly string[]): TrainingView {
  return trainingViews.find((view) => view === parts[1]) ?? 'train';
}

/** Numbers of the form with what they may be. */
export const numberFields = {
  hidden: { ...architectureBounds.hidden, step: 1 },
  layers: { ...architectureBounds.layers, step: 1 },
  sequence: { ...architectureBounds.steps, step: 1 },
  epochs: { least: 1, most: 2000, step: 1 },
  patience: { least: 1, most: 2000, step: 1 },
  batch: { least: 1, most: 256, step: 1 },
  learningRate: { least: 0.0001, most: 0.1, step: 0.0001 },
  clip: { least: 0.01, most: 1000, step: 0.01 },
  validation: { least: 0.05, most: 0.4, step: 0.01 },
  test: { least: 0, most: 0.4, step: 0.01 },
  seed: { least: 0, most: 1_000_000_000, step: 1 },
} as const;
export type NumberField = keyof typeof numberFields;

/** Confidences a model can be trained for. */
export const confidenceChoices = [0.9, 0.95, 0.975, 0.99, 0.995] as const;

/** What the address chooses; what it leaves open, or what is out of bounds, is as usual. */
export function trainingChoice(query: Query): TrainingSettings {
  const one = <Value extends string>(values: readonly Value[], text: string | undefined, otherwise: Value) =>
    values.find((value) => value === text) ?? otherwise;
  const numbers = Object.fromEntries(
    (Object.keys(numberFields) as NumberField[]).map((name) => {
      const { least, most } = numberFields[name];
      const value = Number(query[name] ?? NaN);
      return [name, value >= least && value <= most ? value : usualTraining[name]];
    }),
  ) as Record<NumberField, number>;
  const named = query['features']?.split(',');
  const features = featureIds.filter((id) => named?.includes(id) ?? usualTraining.features.includes(id));
  const levels = query['confidences']?.split(',').map(Number);
  const confidences = confidenceChoices.filter(
    (level) => levels?.includes(level) ?? usualTraining.confidences.includes(level),
  );
  return {
    ...usualTraining,
    ...numbers,
    head: one(headIds, query['head'], usualTraining.head),
    scaling: one(targetScalings, query['scaling'], usualTraining.scaling),
    features: features.length === 0 ? usualTraining.features : features,
    confidences: confidences.length === 0 ? usualTraining.confidences : confidences,
  };
}

/** A change of the choice as a change of the address; what is as usual is left out of it. */
export function choiceQuery(changes: Partial<TrainingSettings>): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(changes).map(([name, value]) => {
      const usual = String(usualTraining[name as keyof TrainingSettings]);
      return [name, String(value) === usual ? undefined : String(value)];
    }),
  );
}

/** The part of an address that holds the choice, to be kept from one view to another. */
export function keptChoice(query: Query): Record<string, string> {
  return Object.fromEntries(
    [...Object.keys(usualTraining), 'run', 'runs', 'column', 'level'].flatMap((name) => {
      const value = query[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** Runs that are compared, in the order of the list. */
export function comparedRuns(query: Query, known: readonly number[]): readonly number[] {
  const named = query['runs']?.split(',').map(Number);
  // The two newest where none are named: there is something to look at.
  return named === undefined ? known.slice(0, 2) : known.filter((run) => named.includes(run));
}
