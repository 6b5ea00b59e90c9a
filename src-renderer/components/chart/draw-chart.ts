import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
  type ChartConfiguration,
  type ChartDataset,
} from 'chart.js';
import { type ChartModel, type ChartSeries } from './chart-model.ts';

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
);

/** The one place that sets fonts, colours, number formats and tooltips of charts; colours come from the theme's tokens. */
export function drawChart(canvas: HTMLCanvasElement, model: ChartModel): Chart {
  const token = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const colourOf = (series: ChartSeries, index: number) => {
    const colour = token(series.colour === 'limit' ? '--limit' : `--series-${series.colour ?? (index % 5) + 1}`);
    // The tokens are hexadecimal colours; two more digits make them translucent.
    return series.faint ? `${colour}66` : colour;
  };
  const font = { family: token('--font'), size: 11 };
  const valueAxis = {
    border: { display: false },
    grid: { color: token('--line') },
    ticks: {
      color: token('--ink-quiet'),
      font,
      maxTicksLimit: 6,
      callback: (value: number | string) => model.format(Number(value)),
    },
  };
  const labelAxis = {
    grid: { display: false },
    border: { color: token('--line') },
    ticks: { color: token('--ink-quiet'), font, maxRotation: 0, autoSkipPadding: 24, autoSkip: !model.horizontal },
  };
  const config: ChartConfiguration<'bar' | 'line', (number | null)[], string> = {
    type: model.kind,
    data: {
      labels: [...model.labels],
      datasets: model.series.map((series, index) => dataset(series, model.kind, colourOf(series, index))),
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      indexAxis: model.horizontal ? 'y' : 'x',
      interaction: { mode: 'index', intersect: false, axis: model.horizontal ? 'y' : 'x' },
      scales: model.horizontal ? { x: valueAxis, y: labelAxis } : { x: labelAxis, y: valueAxis },
      plugins: {
        tooltip: {
          backgroundColor: token('--ink'),
          titleColor: token('--surface'),
          bodyColor: token('--surface'),
          titleFont: { ...font, weight: 600 },
          bodyFont: font,
          displayColors: model.series.length > 1,
          filter: (item) => item.raw !== null,
          callbacks: { label: (item) => `${item.dataset.label ?? ''}: ${model.format(Number(item.raw))}` },
        },
      },
    },
  };
  return new Chart(canvas, config);
}

function dataset(
  series: ChartSeries,
  kind: ChartModel['kind'],
  colour: string,
): ChartDataset<'bar' | 'line', (number | null)[]> {
  const style = series.style ?? kind;
  const values = [...series.values];
  if (style === 'bar') {
    return { type: 'bar', label: series.name, data: values, backgroundColor: colour, maxBarThickness: 18, order: 2 };
  }
  return {
    type: 'line',
    label: series.name,
    data: values,
    borderColor: colour,
    backgroundColor: colour,
    borderWidth: style === 'points' ? 0 : 1.5,
    borderDash: style === 'dashed' ? [5, 3] : [],
    pointRadius: style === 'points' ? 3 : 0,
    pointStyle: 'triangle',
    pointHitRadius: 6,
    showLine: style !== 'points',
    spanGaps: false,
    order: style === 'points' ? 0 : 1,
  };
}
