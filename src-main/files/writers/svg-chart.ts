import { type ReportChart } from '../../../src-core/report/report-blocks.ts';
import { escapeMarkup } from './markup.ts';
import { barChart } from './svg-bar-chart.ts';
import { type Drawing } from './svg-drawing.ts';
import { ladderChart } from './svg-ladder-chart.ts';
import { lineChart } from './svg-line-chart.ts';

/** Draws a chart as one self-contained SVG element with its title and description. */
export function svgChart(chart: ReportChart): string {
  const { width, height, content } = draw(chart);
  const id = escapeMarkup(chart.id);
  return (
    `<svg class="chart" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-title ${id}-text" ` +
    `font-size="10" xmlns="http://www.w3.org/2000/svg">` +
    `<title id="${id}-title">${escapeMarkup(chart.title)}</title>` +
    `<desc id="${id}-text">${escapeMarkup(chart.textAlternative)}</desc>${content}</svg>`
  );
}

function draw(chart: ReportChart): Drawing {
  switch (chart.chart) {
    case 'line':
      return lineChart(chart);
    case 'bar':
      return barChart(chart);
    case 'ladder':
      return ladderChart(chart);
  }
}
