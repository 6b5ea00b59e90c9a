import { DomainError } from '../../../src-core/domain-error.ts';
import { type Scenario } from '../../../src-core/stress/scenario.ts';
import { namedProxies } from '../../../src-core/stress/named-proxies.ts';
import { type StressMarket } from '../../../src-core/stress/stress-market.ts';
import { type CallOptions, type Session } from '../context.ts';
import { withModel } from '../models/risk-model-choice.ts';
import { choosePortfolio } from '../portfolio-choice.ts';
import { loadRiskInputs } from '../risk-inputs.ts';
import { decideRiskQuestion } from '../risk-question.ts';

/** Which portfolio on which day. */
export interface StressQuestion {
  readonly portfolio?: string | undefined;
  readonly asOf?: string | undefined;
}

/** What a market has to know besides what is held. */
export interface MarketNeeds {
  /** Their proxies are loaded with it. */
  readonly scenarios?: readonly Scenario[];
  /** Symbols that are not held, but whose moves are asked for. */
  readonly watched?: readonly string[];
}

/** The market that a portfolio's scenarios are computed on, prepared in the pool the first time. */
export async function preparedMarket(
  session: Session,
  question: StressQuestion,
  needs: MarketNeeds,
  options: CallOptions,
): Promise<StressMarket> {
  const { store, engine, stressMarkets } = session;
  const portfolio = choosePortfolio(store, question.portfolio);
  const proxies = namedProxies(needs.scenarios ?? []);
  const watched = [...new Set(needs.watched)].sort();
  const { asOf } = question;
  const key = JSON.stringify([store.datasetVersion(), store.settings(), portfolio, asOf ?? null, proxies, watched]);
  const make = async () => {
    const decided = await session.readTogether(() => decideRiskQuestion(session, { portfolio, asOf, benchmark: null }));
    const full = await withModel(session, decided, options);
    const input = await session.readTogether(() => loadRiskInputs(session, full, [...proxies, ...watched]));
    return engine.run('stress-market', { input, others: { proxies, watched } }, options);
  };
  try {
    return await stressMarkets.of(key, make);
  } catch (thrown) {
    const anothers = thrown instanceof DomainError && thrown.code === 'CANCELLED' && !options.signal?.aborted;
    // Somebody else who waited for the same market gave up; this caller did not.
    if (anothers) return stressMarkets.of(key, make);
    throw thrown;
  }
}
