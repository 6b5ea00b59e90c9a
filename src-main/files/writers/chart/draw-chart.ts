import { type ReportChart } from '../../../../src-core/report/report-blocks.ts';
import { type ReportLocale } from '../../../../src-core/report/report-locale.ts';
import { barChart } from './bar-chart.ts';
import { type Drawing } from './drawing.ts';
import { ladderChart } from './ladder-chart.ts';
import { lineChart } from './line-chart.ts';

/** Lays a chart out as shapes. */
export function drawChart(chart: ReportChart, locale: ReportLocale): Drawing {
  switch (chart.chart) {
    case 'line':
      return lineChart(chart, locale);
    case 'bar':
      return barChart(chart, locale);
    case 'ladder':
      return ladderChart(chart, locale);
  }
}
