import { DomainError } from '../../../src-core/domain-error.ts';
import { prepareBook } from '../../../src-core/limits/pre-trade/book.ts';
import { prepareChecks, type PreparedChecks } from '../../../src-core/limits/pre-trade/check-orders.ts';
import { namesOf } from '../../../src-core/portfolio/names-of.ts';
import { benchmarkNames } from '../benchmarks.ts';
import { canonicalJson } from '../canonical-json.ts';
import { type Session } from '../context.ts';
import { choosePortfolio } from '../portfolio-choice.ts';
import { loadRiskInputs } from '../risk-inputs.ts';
import { decideRiskQuestion, type RiskQuestion } from '../risk-question.ts';
import { recordedQuestion, riskKind } from '../stored-risk.ts';
import { scenarioReferences } from '../stress/scenario-library.ts';
import { stressLosses } from './stress-losses.ts';

/** A portfolio's book with its limits, and what it was made from. */
export interface PortfolioChecks {
  readonly prepared: PreparedChecks;
  readonly question: RiskQuestion;
  /** null before the first risk run. */
  readonly run: number | null;
  readonly datasetVersion: string;
}

interface Kept extends PortfolioChecks {
  readonly key: string;
  /** Symbols beside those held that the book can trade. */
  readonly candidates: ReadonlySet<string>;
}

/** Of each session the book of each portfolio, kept while nothing it depends on changes. */
const keptOf = new WeakMap<Session, Map<string, Kept>>();

/**
 * The portfolio's book on the positions, prices, settings, limits and scenarios of now and the last day with prices, with the benchmark, window
 * and first confidence of its newest risk run and, where that is of the same day, its factor model. Made once and kept.
 *
 * @param symbols that orders name; those not held are added to the book
 * @throws DomainError UNKNOWN_SYMBOL for one the workspace does not know; what preparing a book throws
 */
export async function portfolioChecks(
  session: Session,
  asked: string | undefined,
  symbols: readonly string[],
): Promise<PortfolioChecks> {
  const { store } = session;
  const portfolio = choosePortfolio(store, asked);
  const latest = store.latestRun(riskKind, portfolio);
  const datasetVersion = store.datasetVersion();
  const limits = store.limits();
  const run = latest?.id ?? null;
  const scenarios = scenarioReferences(store);
  const key = canonicalJson({ run, datasetVersion, limits, scenarios, settings: store.settings() });
  const books = keptOf.get(session) ?? new Map<string, Kept>();
  keptOf.set(session, books);
  const kept = books.get(portfolio);
  const current = kept?.key === key ? kept : null;
  const known = current?.prepared.book.indexOf;
  if (current && symbols.every((symbol) => known!.has(symbol))) return current;
  refuseUnknown(session, symbols);

  const question =
    current?.question ??
    (latest ? upToDate(session, recordedQuestion(latest)) : decideRiskQuestion(session, { portfolio }));
  const candidates = new Set([...(current?.candidates ?? []), ...symbols]);
  const risk = loadRiskInputs(session, question, [...candidates]);
  const linearLoss = await stressLosses(session.engine, risk, limits, [...candidates]);
  const book = prepareBook({ risk, candidates: [...candidates], linearLoss });
  const made: Kept = { prepared: prepareChecks(book, limits), question, run, datasetVersion, key, candidates };
  books.set(portfolio, made);
  return made;
}

/** A run's question asked again now. */
function upToDate(session: Session, recorded: RiskQuestion): RiskQuestion {
  const { portfolio, parameters } = recorded;
  const { benchmark } = parameters;
  const isThere = benchmark === null || benchmarkNames(session.store).includes(benchmark);
  const now = decideRiskQuestion(session, {
    portfolio,
    benchmark: isThere ? benchmark : undefined,
    window: parameters.window,
    ...(parameters.confidences[0] === undefined ? {} : { confidence: parameters.confidences[0] }),
  });
  if (now.parameters.asOf !== parameters.asOf) {
    const noModel = 'there is no risk run for this day yet';
    return { portfolio, parameters: { ...now.parameters, model: null, noModel } };
  }
  return { portfolio, parameters: { ...now.parameters, model: parameters.model, noModel: parameters.noModel } };
}

function refuseUnknown({ store }: Session, symbols: readonly string[]): void {
  const known = new Set(store.securities().map(({ symbol }) => symbol));
  const unknown = symbols.filter((symbol) => !known.has(symbol));
  if (unknown.length === 0) return;
  throw new DomainError('UNKNOWN_SYMBOL', `The workspace knows no security ${namesOf(unknown)}`, {
    kept: 'Nothing was checked or changed',
    remedy: 'Correct the symbol, or import the security with its prices first',
  });
}
