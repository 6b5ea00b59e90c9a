import { usualTraining } from '../../../src-core/learning/training-settings.ts';
import { type Session, type UseCase } from '../context.ts';
import { decideTrainingQuestion, loadTrainingSeries } from './training-series.ts';

/** The features of a portfolio's simulated history; what is usually trained on stands for "then". */
export const viewFeatures: UseCase<'training.features', Session> = async (session, { portfolio, column }, options) => {
  const question = await decideTrainingQuestion(session, { portfolio }, options);
  const { series } = await loadTrainingSeries(session, question, options);
  const trainShare = 1 - usualTraining.validation - usualTraining.test;
  const signal = options.signal ? { signal: options.signal } : {};
  const view = await session.engine.run('training-features', { series, trainShare, column: column ?? null }, signal);
  return { ...view, portfolio: question.portfolio, asOf: question.parameters.asOf };
};
