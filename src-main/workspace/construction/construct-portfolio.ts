import { leverageLimit } from '../../../src-core/limits/leverage-limit.ts';
import { type Session, type UseCase } from '../context.ts';
import { withModel } from '../models/risk-model-choice.ts';
import { loadRiskInputs } from '../risk-inputs.ts';
import { decideRiskQuestion } from '../risk-question.ts';

/**
 * Constructs target weights on the returns and the model a risk run of the day would use; a target volatility is never reached by
 * more leverage than a limit of the portfolio allows.
 */
export const constructPortfolio: UseCase<'portfolios.construct', Session> = async (session, request, options) => {
  const { portfolio, asOf, window, benchmark, budget, ...brief } = request;
  const decided = await session.readTogether(() =>
    decideRiskQuestion(session, { portfolio, asOf, window, benchmark: benchmark ?? null }),
  );
  // Returns that are missing are filled by the model, as in a risk run.
  const question = await withModel(session, decided, options);
  const input = await session.readTogether(() => loadRiskInputs(session, question));
  const confidence = question.parameters.confidences[0]!;
  const { parameters } = question;
  const limit = leverageLimit(session.store.limits(), question.portfolio, parameters.asOf) ?? Infinity;
  const maximumLeverage = Math.min(brief.maximumLeverage, limit);
  return session.engine.run(
    'construct-portfolio',
    { input, brief: { ...brief, maximumLeverage, budget: budget ?? null, confidence } },
    options,
  );
};
