import { createHash } from 'node:crypto';
import { type BreachReport } from '../../../src-core/report/breach-report.ts';
import { timeText } from '../../../src-core/report/time-text.ts';
import { htmlBlock, htmlLevel } from './html-blocks.ts';
import { reportStyle } from './html-style.ts';
import { loadLineMark } from './level-mark.ts';
import { escapeMarkup } from './markup.ts';
import { type ReportWriter } from './report-writer.ts';

/**
 * One self-contained page for paper: no scripts, nothing from outside, and a content security policy that allows its own
 * style sheet alone.
 */
export const htmlWriter: ReportWriter = {
  format: 'html',
  mediaType: 'text/html',
  extension: 'html',
  write: (report) => {
    const subject = `${report.portfolio} as of ${report.asOf}`;
    const style = reportStyle(`Plimsoll · ${report.title} · ${subject} · run ${report.run}`);
    return (
      '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n' +
      `<meta http-equiv="Content-Security-Policy" content="${policy(style)}">\n` +
      '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="color-scheme" content="light">\n' +
      `<title>${escapeMarkup(`${report.title} · ${subject}`)}</title>\n<style>${style}</style>\n</head>\n<body>\n` +
      `${cover(report, subject)}\n<main>\n${verdict(report)}\n${sections(report)}\n</main>\n</body>\n</html>\n`
    );
  },
};

function policy(style: string): string {
  const hash = createHash('sha256').update(style).digest('base64');
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
}

function cover(report: BreachReport, subject: string): string {
  return (
    `<header>${loadLineMark(44)}<div><h1>${escapeMarkup(report.title)}</h1><p class="subject">${escapeMarkup(subject)} · ${escapeMarkup(report.workspace)}</p></div>` +
    `<div class="made">Run ${report.run}<br>Base currency ${escapeMarkup(report.baseCurrency)}<br>Made ${escapeMarkup(timeText(report.generatedAt))}</div></header>`
  );
}

function verdict(report: BreachReport): string {
  const fictional = report.fictional
    ? '<p class="fictional">Sample workspace: every company and figure in this report is invented.</p>'
    : '';
  return `<p class="verdict">${htmlLevel(report.status)} <span>${escapeMarkup(report.statement)}</span></p>${fictional}`;
}

function sections(report: BreachReport): string {
  return report.sections
    .map(({ id, title, blocks }) => {
      const name = escapeMarkup(id);
      return `<section id="${name}" aria-labelledby="${name}-heading"><h2 id="${name}-heading">${escapeMarkup(title)}</h2>${blocks.map(htmlBlock).join('')}</section>`;
    })
    .join('\n');
}
