import { type BacktestSeries } from '../../../src-core/backtest/rolling-method.ts';
import { type CallOptions, type Session } from '../context.ts';
import { withModel } from '../models/risk-model-choice.ts';
import { loadRiskInputs } from '../risk-inputs.ts';
import { decideRiskQuestion, type RiskQuestion } from '../risk-question.ts';

/**
 * The question whose simulated history a training learns from: that of a risk run with the same portfolio and date, without what
 * returns do not depend on. A limit or a scenario more makes no other training.
 */
export async function decideTrainingQuestion(
  session: Session,
  request: { readonly portfolio?: string | undefined; readonly asOf?: string | undefined },
  options: CallOptions,
): Promise<RiskQuestion> {
  const { portfolio, asOf } = request;
  const decided = await session.readTogether(() => decideRiskQuestion(session, { portfolio, asOf, benchmark: null }));
  const parameters = { ...decided.parameters, confidences: [], scenarios: [], champion: null };
  return withModel(session, { ...decided, parameters }, options);
}

/** Returns of today's holdings over the whole history, computed in the pool, and the dataset version they were read from. */
export async function loadTrainingSeries(
  session: Session,
  question: RiskQuestion,
  options: CallOptions,
): Promise<{ readonly series: BacktestSeries; readonly datasetVersion: string }> {
  const { inputs, datasetVersion } = await session.readTogether(() => ({
    inputs: loadRiskInputs(session, question),
    datasetVersion: session.store.datasetVersion(),
  }));
  return { series: await session.engine.run('portfolio-series', inputs, options), datasetVersion };
}
