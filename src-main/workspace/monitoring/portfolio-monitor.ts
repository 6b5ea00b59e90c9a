import { type DriftWindows } from '../../../src-core/monitoring/drift.ts';
import { type PortfolioMonitor } from '../../../src-core/monitoring/monitor-portfolio.ts';
import { canonicalJson } from '../canonical-json.ts';
import { type CallOptions, type Session } from '../context.ts';
import { loadRiskInputs } from '../risk-inputs.ts';
import { decideRiskQuestion, type RiskQuestion } from '../risk-question.ts';
import { recordedQuestion, riskKind } from '../stored-risk.ts';

/** Days whose distribution is compared unless asked for otherwise. */
export const usualWindows: DriftWindows = { recent: 125, reference: 1000 };

export interface MonitoredPortfolio {
  readonly question: RiskQuestion;
  readonly monitor: PortfolioMonitor;
}

/**
 * A portfolio's methods and data as they stand now, worked out in the pool once for each state of the workspace.
 *
 * @throws DomainError as a risk run does
 */
export async function monitoredPortfolio(
  session: Session,
  portfolio: string | undefined,
  windows: DriftWindows,
  { signal }: CallOptions,
): Promise<MonitoredPortfolio> {
  const { store, engine, monitors } = session;
  const question = await session.readTogether(() => questionOf(session, portfolio));
  const key = canonicalJson({ question, windows, dataset: store.datasetVersion() });
  const monitor = await monitors.portfolios.of(key, async () => {
    const inputs = await session.readTogether(() => loadRiskInputs(session, question));
    return engine.run('monitor-portfolio', { portfolio: inputs, backtest: null, windows }, signal ? { signal } : {});
  });
  return { question, monitor };
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
  return { portfolio, parameters: { ...parameters, benchmark: null, scenarios: [], model } };
}
