import { createHash } from 'node:crypto';
import { type Report } from '../../../src-core/report/report.ts';
import { reportLocale, timeText } from '../../../src-core/report/report-locale.ts';
import { htmlBlock, htmlLevel } from './html-blocks.ts';
import { reportStyle } from './html-style.ts';
import { loadLineMark } from './level-mark.ts';
import { escapeMarkup } from './markup.ts';
import { reportSubject, runningFoot } from './report-subject.ts';
import { type ReportLogo, type ReportWriter } from './report-writer.ts';

/**
 * One self-contained page for paper: no scripts, nothing from outside, and a content security policy that allows its own
 * style sheet alone.
 */
export const htmlWriter: ReportWriter = {
  format: 'html',
  mediaType: 'text/html',
  extension: 'html',
  write: (report, { logo }) => {
    const subject = reportSubject(report);
    const style = reportStyle(runningFoot(report));
    return new TextEncoder().encode(
      '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n' +
        `<meta http-equiv="Content-Security-Policy" content="${policy(style, logo)}">\n` +
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="color-scheme" content="light">\n' +
        `<title>${escapeMarkup(`${report.title} · ${subject}`)}</title>\n<style>${style}</style>\n</head>\n<body>\n` +
        `${cover(report, subject, logo)}\n<main>\n${verdict(report)}\n${sections(report)}\n</main>\n${footer(report)}</body>\n</html>\n`,
    );
  },
};

function policy(style: string, logo: ReportLogo | null): string {
  const hash = createHash('sha256').update(style).digest('base64');
  const pictures = logo === null ? '' : ' img-src data:;';
  return `default-src 'none';${pictures} style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
}

function cover(report: Report, subject: string, logo: ReportLogo | null): string {
  const picture =
    logo === null
      ? loadLineMark(44)
      : `<img class="logo" alt="" src="data:${logo.mediaType};base64,${Buffer.from(logo.bytes).toString('base64')}">`;
  return (
    `<header>${picture}<div><h1>${escapeMarkup(report.title)}</h1><p class="subject">${escapeMarkup(subject)} · ${escapeMarkup(report.workspace)}</p></div>` +
    `<div class="made">Run ${report.run}<br>Base currency ${escapeMarkup(report.baseCurrency)}<br>Computed ${escapeMarkup(timeText(report.computedAt, reportLocale(report.locale)))}</div></header>`
  );
}

/** On screen the footer stands once, at the end; on paper it is part of every page's foot. */
function footer(report: Report): string {
  return report.footer === '' ? '' : `<footer>${escapeMarkup(report.footer)}</footer>\n`;
}

function verdict(report: Report): string {
  const fictional = report.fictional
    ? '<p class="fictional">Sample workspace: every company and figure in this report is invented.</p>'
    : '';
  return `<p class="verdict">${report.status === null ? '' : htmlLevel(report.status)} <span>${escapeMarkup(report.statement)}</span></p>${fictional}`;
}

function sections(report: Report): string {
  const locale = reportLocale(report.locale);
  return report.sections
    .map(({ id, title, blocks }) => {
      const name = escapeMarkup(id);
      return `<section id="${name}" aria-labelledby="${name}-heading"><h2 id="${name}-heading">${escapeMarkup(title)}</h2>${blocks.map((block) => htmlBlock(block, locale)).join('')}</section>`;
    })
    .join('\n');
}
