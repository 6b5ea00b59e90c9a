import { type ReportProfile, type WorkspaceSettings } from '../../../src-core/contract/index.ts';
import { reportKind } from '../../../src-core/report/report-kinds.ts';
import { buildReport } from '../../../src-core/report/report.ts';
import { readReportFonts } from '../../files/writers/pdf/report-fonts.ts';
import { reportWriters } from '../../files/writers/registry.ts';
import { type CallOptions, type Session, type UseCase } from '../context.ts';
import { choosePortfolio } from '../portfolio-choice.ts';
import { computeRisk } from '../run-risk.ts';
import { riskKind, storedRisk } from '../stored-risk.ts';
import { reportFileName } from './report-file-name.ts';
import { gatherReportInput } from './report-input.ts';
import { findProfile } from './report-profiles.ts';
import { readLogo } from './report-logo.ts';

/** Writes a report of a portfolio, from a fresh run where the newest is stale or there is none. */
export const exportReport: UseCase<'report.export', Session> = async (session, request, options) => {
  const { store, engine } = session;
  const portfolio = choosePortfolio(store, request.portfolio);
  const profile = request.profile === undefined ? null : findProfile(store, portfolio, request.profile);
  const risk = await currentRisk(session, portfolio, options);
  const settings = store.settings();
  const choice = decide(request, profile, settings);
  const sections: readonly string[] = choice.sections ?? reportKind(choice.kind).sections;
  const input = await gatherReportInput(session, risk, sections.includes('stress-detail'), options);
  const report = buildReport(input, choice);
  const { extension, mediaType } = reportWriters[choice.format];
  const bytes = await engine.run(
    'write-report',
    {
      format: choice.format,
      report,
      assets: { logo: readLogo(settings.reportLogo), fonts: choice.format === 'pdf' ? await readReportFonts() : null },
    },
    options,
  );
  return {
    fileName: `${reportFileName(choice.fileName, report)}.${extension}`,
    mediaType,
    base64: Buffer.from(bytes).toString('base64'),
    format: choice.format,
    breached: report.breached,
    run: risk.run,
  };
};

type Request = Parameters<typeof exportReport>[1];

/** What is asked for comes first, then the profile, then the settings. */
function decide(request: Request, profile: ReportProfile | null, settings: WorkspaceSettings) {
  return {
    kind: request.kind ?? profile?.kind ?? 'breach',
    format: request.format ?? profile?.format ?? 'html',
    sections: request.sections ?? profile?.sections ?? null,
    locale: request.locale ?? profile?.locale ?? settings.reportLocale,
    footer: request.footer ?? profile?.footer ?? settings.reportFooter,
    fileName: request.fileName ?? profile?.fileName ?? '',
  };
}

async function currentRisk(session: Session, portfolio: string, options: CallOptions) {
  const run = session.store.latestRun(riskKind, portfolio);
  const stored = run && storedRisk(session.store, run);
  // A file that can't be written to gets the report of its last run, which says itself that it is stale.
  if (stored && (!stored.stale || session.store.readOnly)) return stored;
  return computeRisk(session, { portfolio }, options);
}
