import { type Report } from '../../../src-core/report/report.ts';
import { dateText, reportLocale } from '../../../src-core/report/report-locale.ts';

/** What the report is about: portfolio and date. */
export function reportSubject({ portfolio, asOf, locale }: Report): string {
  return `${portfolio} as of ${dateText(asOf, reportLocale(locale))}`;
}

/** The line at the foot of every page: the user's own text first, then what the page belongs to. */
export function runningFoot(report: Report): string {
  const own = report.footer === '' ? 'Plimsoll' : report.footer;
  return `${own} · ${report.title} · ${reportSubject(report)} · run ${report.run}`;
}
