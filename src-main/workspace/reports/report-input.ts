import { type RiskResult } from '../../../src-core/portfolio/portfolio-risk.ts';
import { type ReportInput, type UtilisationPoint } from '../../../src-core/report/report-input.ts';
import { type Store } from '../../store/store.ts';
import { type CallOptions, type Session } from '../context.ts';
import { findDataIssues } from '../data-health.ts';
import { newestRunsByDate } from '../limits/newest-runs.ts';
import { metricsBefore } from '../previous-run.ts';
import { reportMonitoring } from './report-monitoring.ts';
import { reportCures } from './report-cures.ts';
import { refusedChecks } from './report-order-checks.ts';
import { reportStress } from './report-stress.ts';
import { storedLimits } from '../stored-risk.ts';

/** Runs the history of utilisation goes back. */
const runsShown = 250;

/**
 * Everything a report on a run is made from.
 *
 * @param inDetail whether scenarios are shown with their parts and paths
 */
export async function gatherReportInput(
  session: Session,
  risk: RiskResult,
  inDetail: boolean,
  options: CallOptions,
): Promise<ReportInput> {
  const { store } = session;
  const { name, sample } = store.metadata();
  return {
    workspace: name,
    fictional: sample,
    risk,
    breaches: store.breaches(risk.portfolio),
    cures: risk.stale ? null : await reportCures(session, risk.portfolio, options),
    rejections: refusedChecks(store, risk.portfolio, risk.asOf),
    stress: await reportStress(session, risk, risk.stale ? 'none' : inDetail ? 'all' : 'breached', options),
    monitoring: risk.stale ? null : await reportMonitoring(session, risk, options),
    utilisationHistory: utilisationHistory(store, risk),
    previous: metricsBefore(store, risk.run),
    // As on the day of the run, so that the same run gives the same report tomorrow.
    dataIssues: findDataIssues({ ...session, now: () => new Date(risk.computedAt) }),
    resultHash: store.run(risk.run).resultHash,
  };
}

/** How the limits stood in this run and those before it, a date at most once: by its newest run. */
function utilisationHistory(store: Store, { portfolio, run: newest }: RiskResult): readonly UtilisationPoint[] {
  const runs = newestRunsByDate(store, portfolio, newest).slice(0, runsShown);
  return runs.flatMap(({ asOf, run }) =>
    storedLimits(store, store.run(run)).map(({ limitId, subject, label, utilisation }) => ({
      asOf,
      limitId,
      subject,
      label,
      utilisation,
    })),
  );
}
