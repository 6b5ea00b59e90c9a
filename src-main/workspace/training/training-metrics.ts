import { type TrainingResult } from '../../../src-core/learning/training-result.ts';

/** Headline figures of a training, flat; those at a confidence carry it in their name. */
export function trainingMetrics(result: TrainingResult): Record<string, number> {
  const metrics: Record<string, number> = {
    epochs: result.curves.training.length,
    bestEpoch: result.bestEpoch,
    validationLoss: result.bestLoss,
    startLoss: result.startLoss,
    parameters: result.parameters,
    testDays: result.blocks.test.days,
  };
  for (const { method, confidence, exceptions, expected, pinball, fz0 } of result.scores) {
    if (method !== 'lstm') continue;
    metrics[`exceptions.${confidence}`] = exceptions;
    metrics[`violationRatio.${confidence}`] = exceptions / expected;
    if (pinball !== null) metrics[`pinball.${confidence}`] = pinball;
    if (fz0 !== null) metrics[`fz0.${confidence}`] = fz0;
  }
  return metrics;
}

/** The losses of each epoch, from 1. */
export function trainingSeries({ curves }: TrainingResult) {
  const steps = (values: readonly number[]) => values.map((value, i) => ({ step: i + 1, value }));
  return { trainingLoss: steps(curves.training), validationLoss: steps(curves.validation) };
}
