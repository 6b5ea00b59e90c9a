import { BarController, BarElement, CategoryScale, Chart, LinearScale, Tooltip, type Plugin } from 'chart.js';
import { chartLook, labelAxis, tooltipLook, valueAxis, type ChartLook } from './chart-look.ts';
import { type Waterfall } from './waterfall.ts';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip);

type DrawnWaterfall = Chart<'bar', [number, number][], string>;

/** Room at the right for the number of the longest bar, in pixels. */
const numberRoom = 56;

/** Draws lying bars, each beginning where the one above ends; what lowers the total is hatched, the last bar is the total. */
export function drawWaterfall(canvas: HTMLCanvasElement, { steps, format }: Waterfall): DrawnWaterfall {
  const look = chartLook();
  const { token } = look;
  const named = labelAxis(look);
  const colours = steps.map(({ kind }) => fillOf(kind, look, canvas));
  return new Chart<'bar', [number, number][], string>(canvas, {
    type: 'bar',
    data: {
      labels: steps.map(({ label }) => label),
      datasets: [
        {
          type: 'bar',
          data: steps.map(({ from, to }) => [from, to]),
          backgroundColor: colours,
          borderSkipped: false,
          maxBarThickness: 16,
        },
      ],
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      indexAxis: 'y',
      layout: { padding: { right: numberRoom } },
      interaction: { mode: 'index', intersect: false, axis: 'y' },
      scales: { x: valueAxis(look, format), y: { ...named, ticks: { ...named.ticks, autoSkip: false } } },
      plugins: {
        tooltip: {
          ...tooltipLook(look),
          displayColors: false,
          callbacks: {
            label: ({ dataIndex }) => {
              const { value, to, kind } = steps[dataIndex]!;
              return kind === 'total' ? format(value) : `${format(value)}, together ${format(to)}`;
            },
          },
        },
      },
    },
    plugins: [numbers(steps, format, look, token('--line-strong'))],
  });
}

function fillOf(kind: Waterfall['steps'][number]['kind'], { token }: ChartLook, canvas: HTMLCanvasElement) {
  if (kind === 'rise') return token('--series-1');
  return kind === 'total' ? token('--series-5') : hatched(token('--series-2'), canvas);
}

/** Stripes of a colour, so that the sign is not told by colour alone. */
function hatched(colour: string, canvas: HTMLCanvasElement): CanvasPattern | string {
  const side = 6;
  const tile = document.createElement('canvas');
  tile.width = side;
  tile.height = side;
  const context = tile.getContext('2d')!;
  context.strokeStyle = colour;
  context.lineWidth = 2.5;
  context.beginPath();
  for (const shift of [-side, 0, side]) {
    context.moveTo(shift, side);
    context.lineTo(shift + side, 0);
  }
  context.stroke();
  return canvas.getContext('2d')!.createPattern(tile, 'repeat') ?? colour;
}

/** The number of each bar right of it, and a hairline from its end down to the next. */
function numbers(steps: Waterfall['steps'], format: Waterfall['format'], look: ChartLook, line: string): Plugin<'bar'> {
  return {
    id: 'waterfallNumbers',
    afterDatasetsDraw(chart) {
      const { ctx, scales } = chart;
      const x = scales['x'];
      const bars = chart.getDatasetMeta(0).data;
      if (!x) return;
      ctx.save();
      ctx.font = `${look.font.size}px ${look.font.family}`;
      ctx.textBaseline = 'middle';
      ctx.fillStyle = look.token('--ink');
      ctx.strokeStyle = line;
      ctx.lineWidth = 1;
      steps.forEach(({ from, to, value }, i) => {
        const bar = bars[i];
        if (!bar) return;
        ctx.fillText(format(value), x.getPixelForValue(Math.max(from, to)) + 5, bar.y);
        const next = bars[i + 1];
        if (!next) return;
        const end = x.getPixelForValue(to);
        ctx.beginPath();
        ctx.moveTo(end, bar.y);
        ctx.lineTo(end, next.y);
        ctx.stroke();
      });
      ctx.restore();
    },
  };
}
