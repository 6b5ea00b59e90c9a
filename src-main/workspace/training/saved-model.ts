import { type LearnedModel } from '../../../src-core/learning/learned-model.ts';
import { canonicalJson } from '../canonical-json.ts';
import { type RiskQuestion } from '../risk-question.ts';

/** A trained model as it is kept and handed out: all that is needed to forecast again, and what it was made from. */
export function savedModel(
  model: LearnedModel,
  { portfolio, parameters }: RiskQuestion,
  made: { readonly datasetVersion: string; readonly engineVersion: string },
): string {
  const { datasetVersion, engineVersion } = made;
  return canonicalJson({ ...model, portfolio, asOf: parameters.asOf, datasetVersion, engineVersion });
}
