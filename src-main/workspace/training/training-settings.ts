import { usualTraining, type TrainingSettings } from '../../../src-core/learning/training-settings.ts';

type Choices = { readonly [Name in keyof TrainingSettings]?: TrainingSettings[Name] | undefined };

/** A request's choices on top of what is usual; confidences ascending, each once. */
export function decideTrainingSettings(choices: Choices): TrainingSettings {
  const names = Object.keys(usualTraining) as (keyof TrainingSettings)[];
  const chosen = Object.fromEntries(
    names.flatMap((name) => (choices[name] === undefined ? [] : [[name, choices[name]]])),
  );
  const settings: TrainingSettings = { ...usualTraining, ...chosen };
  return {
    ...settings,
    features: usualTraining.features.filter((id) => settings.features.includes(id)),
    confidences: [...new Set(settings.confidences)].sort((a, b) => a - b),
  };
}
