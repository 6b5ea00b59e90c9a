import { buildBreachReport } from '../../src-core/report/breach-report.ts';
import { reportWriters } from '../files/writers/registry.ts';
import { type CallOptions, type Session, type UseCase } from './context.ts';
import { findDataIssues } from './data-health.ts';
import { fileNamePart } from './file-name-part.ts';
import { choosePortfolio } from './portfolio-choice.ts';
import { metricsBefore } from './previous-run.ts';
import { computeRisk } from './run-risk.ts';
import { riskKind, storedRisk } from './stored-risk.ts';

/** Writes the limit-breach report of a portfolio, from a fresh run where the newest is stale or there is none. */
export const exportReport: UseCase<'report.export', Session> = async (session, request, options) => {
  const { store, now } = session;
  const portfolio = choosePortfolio(store, request.portfolio);
  const risk = await currentRisk(session, portfolio, options);
  const { name, sample } = store.metadata();
  const report = buildBreachReport({
    workspace: name,
    fictional: sample,
    risk,
    breaches: store.breaches(portfolio),
    previous: metricsBefore(store, risk.run),
    dataIssues: findDataIssues(session),
    resultHash: store.run(risk.run).resultHash,
    generatedAt: now().toISOString(),
  });
  const writer = reportWriters[request.format];
  return {
    fileName: `${fileNamePart(portfolio)}-limits-${risk.asOf}.${writer.extension}`,
    mediaType: writer.mediaType,
    text: writer.write(report),
    breached: report.breached,
    run: risk.run,
  };
};

async function currentRisk(session: Session, portfolio: string, options: CallOptions) {
  const run = session.store.latestRun(riskKind, portfolio);
  const stored = run && storedRisk(session.store, run);
  // A file that can't be written to gets the report of its last run, which says itself that it is stale.
  if (stored && (!stored.stale || session.store.readOnly)) return stored;
  return computeRisk(session, { portfolio }, options);
}
