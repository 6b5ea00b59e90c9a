import { type ReportChart } from '../../../src-core/report/report-blocks.ts';
import { type ReportLocale } from '../../../src-core/report/report-locale.ts';
import { drawChart } from './chart/draw-chart.ts';
import { escapeMarkup } from './markup.ts';
import { svgShapes } from './svg-shape.ts';

/** Draws a chart as one self-contained SVG element with its title and description. */
export function svgChart(chart: ReportChart, locale: ReportLocale): string {
  const drawing = drawChart(chart, locale);
  const id = escapeMarkup(chart.id);
  return (
    `<svg class="chart" viewBox="0 0 ${drawing.width} ${drawing.height}" role="img" aria-labelledby="${id}-title ${id}-text" ` +
    `font-size="10" xmlns="http://www.w3.org/2000/svg">` +
    `<title id="${id}-title">${escapeMarkup(chart.title)}</title>` +
    `<desc id="${id}-text">${escapeMarkup(chart.textAlternative)}</desc>${svgShapes(drawing)}</svg>`
  );
}
