import { levelColours, palette } from './palette.ts';
import { escapeCssString } from './markup.ts';

/** The report's one style sheet: paper first, the screen second. `footer` is printed at the foot of every page. */
export function reportStyle(footer: string): string {
  return `
@page { margin: 15mm 14mm 17mm;
  @bottom-left { content: "${escapeCssString(footer)}"; font: 7.5pt "Inter", "Segoe UI", "Helvetica Neue", Arial, sans-serif; color: ${palette.muted}; }
  @bottom-right { content: counter(page) " / " counter(pages); font: 7.5pt "Inter", "Segoe UI", "Helvetica Neue", Arial, sans-serif; color: ${palette.muted}; } }
* { box-sizing: border-box; }
html { background: #e4e8e7; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
body { margin: 0 auto; max-width: 210mm; padding: 14mm; background: ${palette.paper}; color: ${palette.ink};
  font: 9.25pt/1.42 "Inter", "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", sans-serif; font-variant-numeric: tabular-nums lining-nums; }
header { display: grid; grid-template-columns: auto 1fr auto; gap: 3mm 4mm; align-items: center; padding-bottom: 4mm; border-bottom: 1.5pt solid ${palette.accent}; }
h1 { margin: 0; font-size: 19pt; line-height: 1.15; font-weight: 600; letter-spacing: -0.01em; }
h2 { margin: 8mm 0 2.5mm; padding-top: 2mm; font-size: 12.5pt; font-weight: 600; color: ${palette.accent}; border-top: 0.5pt solid ${palette.hairline}; }
h3 { margin: 5mm 0 1.5mm; font-size: 10.5pt; font-weight: 600; display: flex; gap: 2mm; align-items: center; }
h2, h3, caption, figcaption { break-after: avoid; }
p { margin: 0 0 2mm; max-width: 46em; }
.logo { max-height: 16mm; max-width: 60mm; }
footer { margin-top: 8mm; color: ${palette.muted}; font-size: 8pt; }
.subject { margin: 0.5mm 0 0; color: ${palette.muted}; }
.made { text-align: right; color: ${palette.muted}; font-size: 8pt; line-height: 1.5; }
.verdict { display: flex; gap: 3mm; align-items: baseline; margin: 4mm 0 0; font-size: 11.5pt; font-weight: 600; }
.fictional { margin: 3mm 0 0; padding: 1.5mm 3mm; border: 0.75pt dashed ${palette.muted}; color: ${palette.muted}; max-width: none; }
.level { white-space: nowrap; font-weight: 600; }
.level .mark { vertical-align: -0.08em; margin-right: 0.4em; }
.mark { width: 0.85em; height: 0.85em; flex: none; }
.level-ok { color: ${levelColours.ok}; } .level-warn { color: ${levelColours.warn}; }
.level-limit { color: ${levelColours.limit}; } .level-halt { color: ${levelColours.halt}; }
.figures { display: grid; grid-template-columns: 1.25fr 1.15fr 1fr 1fr 1fr; gap: 0; margin: 0; border-top: 0.5pt solid ${palette.hairline}; }
.figures > div { padding: 2mm 2mm 2mm 0; border-bottom: 0.5pt solid ${palette.hairline}; break-inside: avoid; }
.figures dt { font-size: 8pt; color: ${palette.muted}; }
.figures dd { margin: 0; } .figures .value { font-size: 13.5pt; font-weight: 600; line-height: 1.3; white-space: nowrap; }
.figures .unit { font-size: 8.5pt; font-weight: 400; color: ${palette.muted}; } .figures .change, .figures .note { font-size: 7.5pt; color: ${palette.muted}; }
table { width: 100%; border-collapse: collapse; margin: 2mm 0 4mm; font-size: 8pt; line-height: 1.3; }
caption { text-align: left; padding: 0 0 1mm; font-size: 9pt; font-weight: 600; }
thead { display: table-header-group; } tfoot { display: table-row-group; } tr { break-inside: avoid; }
th, td { padding: 0.9mm 1.6mm 0.9mm 0; text-align: left; vertical-align: baseline; }
th:last-child, td:last-child { padding-right: 0; }
thead th { font-weight: 600; color: ${palette.muted}; border-bottom: 0.75pt solid ${palette.ink}; vertical-align: bottom; }
tbody th { font-weight: 400; } tbody tr { border-bottom: 0.35pt solid ${palette.hairline}; }
tfoot th, tfoot td { font-weight: 600; border-top: 0.75pt solid ${palette.ink}; }
.number { text-align: right; white-space: nowrap; }
.text { overflow-wrap: break-word; } thead .number { white-space: normal; }
.none { color: ${palette.muted}; }
figure { margin: 3mm 0 5mm; break-inside: avoid; } figcaption { font-size: 9pt; font-weight: 600; margin-bottom: 1.5mm; }
.chart { display: block; width: 100%; height: auto; font-family: inherit; }
.terms { display: grid; grid-template-columns: max-content 1fr; gap: 0.6mm 4mm; margin: 2mm 0 4mm; }
.terms dt { color: ${palette.muted}; } .terms dd { margin: 0; overflow-wrap: anywhere; } .terms > div { display: contents; }
.signatures { display: grid; grid-template-columns: 1fr; gap: 7mm; margin-top: 8mm; }
.signatures > div { display: grid; grid-template-columns: 42mm 1.4fr 1.4fr 0.8fr; gap: 4mm; align-items: end; break-inside: avoid; }
.signatures .line { border-top: 0.5pt solid ${palette.ink}; padding-top: 0.8mm; font-size: 7.5pt; color: ${palette.muted}; }
#sign-off { break-inside: avoid; }
@media print { html { background: none; } footer { display: none; } body { max-width: none; padding: 0; } }
@media screen and (max-width: 700px) { body { padding: 5mm; } .figures { grid-template-columns: repeat(2, 1fr); } .scroll { overflow-x: auto; } }
`.trim();
}
