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
  type Point,
  type Scale,
} from 'chart.js';
import { calendarTicks, isDate } from './calendar-ticks.ts';
import { chartLook, labelAxis, tooltipLook, valueAxis } from './chart-look.ts';
import { type ChartModel, type ChartSeries } from './chart-model.ts';
import { crosshair } from './crosshair.ts';
import { seriesLook } from './series-look.ts';
import { thinPoints } from './thin-points.ts';
import { highestEnd, whiskers } from './whiskers.ts';

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

/** Labels a line chart is drawn with at most, and points of all its series together: what still draws within a frame or two. */
const mostLabels = 3000;
const mostPoints = 40_000;
/** Pixels a date on the axis takes, with room around it. */
const dateWidth = 84;

export type DrawnChart = Chart<'bar' | 'line', (number | null)[] | Point[], string>;

/** Whether a chart has dates below it, so that each label stands where its time is and a period can be chosen. */
export function isOverTime(model: ChartModel): boolean {
  return model.kind === 'line' && isDate(model.labels[0]);
}

/** The one place that sets fonts, colours, number formats and tooltips of charts; colours come from the theme's tokens. */
export function drawChart(canvas: HTMLCanvasElement, model: ChartModel): DrawnChart {
  const look = chartLook();
  const { token } = look;
  const overTime = isOverTime(model);
  const points = overTime ? thinPoints(model, Math.min(mostLabels, mostPoints / Math.max(1, model.series.length))) : [];
  const reach = highestEnd(model);
  const values = { ...valueAxis(look, model.format), ...(reach === undefined ? {} : { suggestedMax: reach }) };
  const named = labelAxis(look);
  const labels = { ...named, ticks: { ...named.ticks, autoSkip: !model.horizontal } };
  const config: ChartConfiguration<'bar' | 'line', (number | null)[] | Point[], string> = {
    type: model.kind,
    data: {
      labels: [...model.labels],
      datasets: model.series.map((series, index) => {
        const { token: name, dashes } = seriesLook(series, index);
        const colour = token(name);
        // The tokens are hexadecimal colours; two more digits make them translucent.
        const shown = { colour: series.faint ? `${colour}66` : colour, dashes };
        return dataset(series, model.kind, shown, overTime ? points : null);
      }),
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      indexAxis: model.horizontal ? 'y' : 'x',
      interaction: { mode: 'index', intersect: false, axis: model.horizontal ? 'y' : 'x' },
      scales: model.horizontal
        ? { x: values, y: labels }
        : { x: overTime ? timeAxis(model, labels) : labels, y: values },
      plugins: {
        tooltip: {
          ...tooltipLook(look),
          displayColors: model.series.length > 1,
          filter: (item) => !Number.isNaN(valueOf(item.parsed, model)),
          callbacks: {
            title: ([item]) => (item === undefined ? '' : labelOf(item.label, item.parsed.x, model, overTime)),
            label: (item) => `${item.dataset.label ?? ''}: ${model.format(valueOf(item.parsed, model))}`,
          },
        },
      },
    },
    plugins: [
      ...(model.kind === 'line' ? [crosshair(token('--line-strong'))] : []),
      ...(reach === undefined ? [] : [whiskers(model, token('--ink'))]),
    ],
  };
  return new Chart(canvas, config);
}

/** Not-a-number where there is no value. */
function valueOf(parsed: { readonly x: number | null; readonly y: number | null }, model: ChartModel): number {
  return (model.horizontal ? parsed.x : parsed.y) ?? NaN;
}

function labelOf(label: string, at: number | null, model: ChartModel, overTime: boolean): string {
  return overTime && at !== null ? (model.labels[at] ?? '') : label;
}

/** Positions among the dates on a linear axis, so that thinned stretches take the room of their time. */
function timeAxis<Common extends { readonly ticks: object }>({ labels }: ChartModel, common: Common) {
  const texts = new Map<number, string>();
  return {
    ...common,
    type: 'linear' as const,
    min: 0,
    max: Math.max(1, labels.length - 1),
    ticks: { ...common.ticks, callback: (value: number | string) => texts.get(Number(value)) ?? '' },
    afterBuildTicks: (axis: Scale) => {
      texts.clear();
      for (const { at, text } of calendarTicks(labels, axis.chart.width / dateWidth)) texts.set(at, text);
      axis.ticks = Array.from(texts.keys(), (value) => ({ value }));
    },
  };
}

interface Shown {
  readonly colour: string;
  readonly dashes: readonly number[];
}

/** @param points positions drawn on a time axis; null on an axis of names */
function dataset(
  series: ChartSeries,
  kind: ChartModel['kind'],
  { colour, dashes }: Shown,
  points: readonly number[] | null,
): ChartDataset<'bar' | 'line', (number | null)[] | Point[]> {
  const style = series.style ?? kind;
  const data = points
    ? points.map((at) => ({ x: at, y: series.values[at] ?? NaN }))
    : Array.from(series.values, (value) => value);
  if (style === 'bar') {
    return { type: 'bar', label: series.name, data, backgroundColor: colour, maxBarThickness: 18, order: 2 };
  }
  return {
    type: 'line',
    label: series.name,
    data,
    // Points are ready to be drawn: sorted, one an object.
    ...(points ? { parsing: false, normalized: true } : {}),
    borderColor: colour,
    backgroundColor: colour,
    borderWidth: style === 'points' ? 0 : 1.5,
    borderDash: [...dashes],
    pointRadius: style === 'points' ? 3 : 0,
    pointStyle: 'triangle',
    pointHitRadius: 6,
    showLine: style !== 'points',
    spanGaps: series.bridged ?? false,
    order: style === 'points' ? 0 : 1,
  };
}
