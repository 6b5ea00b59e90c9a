import { methodInUse } from '../../../src-core/monitoring/methods-in-use.ts';
import { type DriftWindows } from '../../../src-core/monitoring/drift.ts';
import { type PortfolioMonitor } from '../../../src-core/monitoring/monitor-portfolio.ts';
import { backtestKind, recordedBacktest } from '../backtests/stored-backtest.ts';
import { canonicalJson } from '../canonical-json.ts';
import { championOf } from '../champion/champion-of.ts';
import { type CallOptions, type Session } from '../context.ts';
import { loadRiskInputs } from '../risk-inputs.ts';
import { decideRiskQuestion, type RiskQuestion } from '../risk-question.ts';
import { recordedQuestion, riskKind } from '../stored-risk.ts';
import { type Store, type StoredRun } from '../../store/store.ts';

/** Days whose distribution is compared unless asked for otherwise. */
export const usualWindows: DriftWindows = { recent: 125, reference: 1000 };

export interface MonitoredPortfolio {
  readonly question: RiskQuestion;
  /** The backtest whose forecasts are looked at; null = the portfolio's own history is. */
  readonly backtest: StoredRun | null;
  readonly monitor: PortfolioMonitor;
}

/**
 * A portfolio's methods and data as they stand now, worked out in the pool once for each state of the workspace.
 *
 * @throws DomainError as a risk run does; CANCELLED when this caller's signal fires, whoever else waits for the same
 */
export async function monitoredPortfolio(
  session: Session,
  portfolio: string | undefined,
  windows: DriftWindows,
  { signal }: CallOptions,
): Promise<MonitoredPortfolio> {
  const { store, engine, monitors } = session;
  const asked = await session.readTogether(() => {
    const question = questionOf(session, portfolio);
    return { question, backtest: backtestOf(store, question), dataset: store.datasetVersion() };
  });
  const { question, backtest, dataset } = asked;
  const key = canonicalJson({ question, windows, dataset, backtest: backtest?.id ?? null });
  const compute = async (stop: AbortSignal) => {
    const input = await session.readTogether(() => ({
      portfolio: loadRiskInputs(session, question),
      backtest: backtest && store.artefact(backtest.id, 'result'),
      windows,
    }));
    return engine.run('monitor-portfolio', input, { signal: stop });
  };
  const monitor = await monitors.portfolios.of(key, compute, signal);
  return { question, backtest, monitor };
}

/**
 * What a risk run would ask today, without benchmark and scenarios; missing returns are filled by the model of the newest run,
 * so that the figures are those of that run.
 */
function questionOf(session: Session, asked: string | undefined): RiskQuestion {
  const { store } = session;
  const { portfolio, parameters } = decideRiskQuestion(session, { portfolio: asked });
  const run = store.latestRun(riskKind, portfolio);
  const model = run ? recordedQuestion(run).parameters.model : null;
  const champion = championOf(store, portfolio);
  return { portfolio, parameters: { ...parameters, benchmark: null, scenarios: [], model, champion } };
}

/** The confidence of headline figures: the record monitored first of all is one at it. */
const usualConfidence = 0.99;
/** Below it there are too many exceptions for them to say anything of the tail: such a backtest was a try. */
const leastConfidence = 0.9;

/**
 * The newest backtest that walked the method in use at the usual confidence; where none did, the newest that walked it at all, then
 * the newest of any methods. Tries at less than the least confidence are left out, and so are runs of other workspaces, whose
 * parameters nobody checked, and of rebuilt dataset versions.
 */
function backtestOf(store: Store, { portfolio, parameters }: RiskQuestion): StoredRun | null {
  const used = methodInUse(parameters);
  let best: { readonly run: StoredRun; readonly rank: number } | null = null;
  for (const id of store.computedRuns(backtestKind, portfolio)) {
    const run = store.run(id);
    const { methods, confidences } = recordedBacktest(run).parameters;
    const confidence = confidences[0]!;
    if (confidence < leastConfidence) continue;
    const rank = methods.includes(used) ? (confidence === usualConfidence ? 2 : 1) : 0;
    if (rank === 2) return run;
    if (best === null || rank > best.rank) best = { run, rank };
  }
  return best && best.run;
}
