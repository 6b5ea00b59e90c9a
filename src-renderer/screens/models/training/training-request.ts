import {
  type InterruptedTraining,
  type TrainingRequest,
  type TrainingSettings,
} from '../../../../src-core/contract/index.ts';

/** @param asOf undefined = the last day with prices */
export function newTraining(portfolio: string, asOf: string | undefined, settings: TrainingSettings): TrainingRequest {
  return {
    portfolio,
    ...(asOf === undefined ? {} : { asOf }),
    ...settings,
    features: [...settings.features],
    confidences: [...settings.confidences],
  };
}

/** Asks again for an interrupted training, of its own portfolio and day, so that it goes on from its checkpoint. */
export function resumedTraining({ portfolio, asOf, settings }: InterruptedTraining): TrainingRequest {
  return newTraining(portfolio, asOf, settings);
}
