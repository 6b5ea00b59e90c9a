import { type BacktestParameters, type ProfitKind } from '../../../src-core/backtest/backtest-result.ts';
import { chooseMethods } from '../../../src-core/backtest/choose-methods.ts';
import { type ParsedInputOf } from '../../../src-core/contract/index.ts';
import { type RiskParameters } from '../../../src-core/portfolio/portfolio-risk.ts';
import { type CallOptions, type Session } from '../context.ts';
import { withModel } from '../models/risk-model-choice.ts';
import { decideRiskQuestion } from '../risk-question.ts';

/** A request on the data of its session. */
export type BacktestRequest = Omit<ParsedInputOf<'backtest.run'>, 'dataset'>;

/** A request for a backtest with everything that was left open decided: what a run is recorded and reproduced by. */
export interface BacktestQuestion {
  readonly portfolio: string;
  readonly profitAndLoss: ProfitKind;
  readonly parameters: BacktestParameters;
  /** What the simulated history of the holdings depends on. */
  readonly risk: RiskParameters;
}

/**
 * Decides what a request leaves open, as a risk run does; the factor model stands in for missing returns and is built where there
 * is none of the data as it is.
 *
 * @throws DomainError UNKNOWN_METHOD, and as `decideRiskQuestion`
 */
export async function decideBacktestQuestion(
  session: Session,
  request: BacktestRequest,
  options: CallOptions,
): Promise<BacktestQuestion> {
  const { portfolio: asked, asOf, profitAndLoss, methods, confidences, lambda, ...walk } = request;
  const decided = await session.readTogether(() => {
    const question = decideRiskQuestion(session, { portfolio: asked, asOf, benchmark: null, window: walk.window });
    const parameters: BacktestParameters = {
      ...walk,
      // As many as in a risk run, so that the record is that of the figures it shows.
      volatilityWindow: walk.volatilityWindow ?? question.parameters.volatilityWindow,
      methods: chooseMethods(methods),
      confidences: [...new Set(confidences)],
      lambda: lambda ?? question.parameters.ewmaLambda,
    };
    // Scenarios, benchmark and the confidences of limits play no part.
    const risk = { ...question.parameters, confidences: parameters.confidences, scenarios: [] };
    return { portfolio: question.portfolio, parameters, risk };
  });
  const { parameters: risk } = await withModel(
    session,
    { portfolio: decided.portfolio, parameters: decided.risk },
    options,
  );
  return { ...decided, profitAndLoss, risk };
}
