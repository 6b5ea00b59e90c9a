import {
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
  type Plugin,
  type Point,
} from 'chart.js';
import { chartLook, labelAxis, tooltipLook, valueAxis, type ChartLook } from './chart-look.ts';
import { crosshair } from './crosshair.ts';
import { expectedPerBin, type DistributionModel } from './distribution-model.ts';
import { seriesLook } from './series-look.ts';

Chart.register(LinearScale, LineController, LineElement, PointElement, Tooltip);

type DrawnDistribution = Chart<'bar' | 'line', Point[], string>;

/** Draws a histogram with its tail hatched, curves over it, and marked values. */
export function drawDistribution(canvas: HTMLCanvasElement, model: DistributionModel): DrawnDistribution {
  const look = chartLook();
  const { edges, counts, grid, curves, format, formatCount } = model;
  const points = (values: readonly number[]) => grid.map((x, i) => ({ x, y: values[i]! }));
  const counted = grid.map((value) => counts[edges.findLastIndex((edge) => edge <= value)] ?? 0);
  return new Chart<'bar' | 'line', Point[], string>(canvas, {
    type: 'line',
    data: {
      datasets: [
        // The bars are drawn below; this is what the tooltip reads of them.
        {
          type: 'line',
          label: model.counted,
          data: points(counted),
          borderWidth: 0,
          pointRadius: 0,
          parsing: false,
          normalized: true,
        },
        ...curves.map(({ name, density, place }) => {
          const { token, dashes } = seriesLook({ name, values: [], place }, 0);
          return {
            type: 'line' as const,
            label: `${name}, expected`,
            data: points(expectedPerBin(model, density)),
            borderColor: look.token(token),
            backgroundColor: look.token(token),
            borderWidth: 1.75,
            borderDash: [...dashes],
            pointRadius: 0,
            parsing: false as const,
            normalized: true,
          };
        }),
      ],
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      interaction: { mode: 'index', intersect: false, axis: 'x' },
      layout: { padding: { top: 34 } },
      scales: {
        x: {
          ...labelAxis(look),
          type: 'linear',
          min: Math.min(edges[0]!, grid[0]!),
          max: model.shownTo ?? Math.max(edges.at(-1)!, grid.at(-1)!),
          ticks: { ...valueAxis(look, format).ticks, maxTicksLimit: 14, maxRotation: 0, includeBounds: false },
        },
        y: { ...valueAxis(look, formatCount), min: 0 },
      },
      plugins: {
        tooltip: {
          ...tooltipLook(look),
          callbacks: {
            title: ([item]) => (item === undefined ? '' : format(item.parsed.x ?? NaN)),
            label: (item) => `${item.dataset.label ?? ''}: ${formatCount(item.parsed.y ?? NaN)}`,
          },
        },
      },
    },
    plugins: [bars(model, look), marks(model, look), crosshair(look.token('--line-strong'))],
  });
}

/** Bars below the curves; what lies in the tail is hatched in the colour of limits. */
function bars({ edges, counts, tailBelow }: DistributionModel, { token }: ChartLook): Plugin {
  return {
    id: 'distributionBars',
    beforeDatasetsDraw({ ctx, scales, chartArea }) {
      const x = scales['x'];
      const y = scales['y'];
      if (!x || !y) return;
      const base = y.getPixelForValue(0);
      ctx.save();
      ctx.beginPath();
      ctx.rect(chartArea.left, chartArea.top, chartArea.width, chartArea.height);
      ctx.clip();
      const rectangles = new Path2D();
      counts.forEach((count, bin) => {
        const left = x.getPixelForValue(edges[bin]!);
        const right = x.getPixelForValue(edges[bin + 1]!);
        const top = y.getPixelForValue(count);
        rectangles.rect(left + 0.5, top, Math.max(1, right - left - 1), base - top);
      });
      ctx.fillStyle = `${token('--series-5')}55`;
      ctx.fill(rectangles);
      if (tailBelow !== null) {
        ctx.beginPath();
        ctx.rect(chartArea.left, chartArea.top, x.getPixelForValue(tailBelow) - chartArea.left, chartArea.height);
        ctx.clip();
        ctx.fillStyle = `${token('--limit')}55`;
        ctx.fill(rectangles);
        ctx.clip(rectangles);
        ctx.strokeStyle = token('--limit');
        ctx.lineWidth = 1;
        ctx.beginPath();
        for (let at = chartArea.left - chartArea.height; at < chartArea.right; at += 6) {
          ctx.moveTo(at, chartArea.bottom);
          ctx.lineTo(at + chartArea.height, chartArea.top);
        }
        ctx.stroke();
      }
      ctx.restore();
    },
  };
}

/** A line at each marked value, named above the chart; a second name goes one line up so that close ones stay apart. */
function marks({ marks: values }: DistributionModel, { token, font }: ChartLook): Plugin {
  return {
    id: 'valueMarks',
    afterDatasetsDraw({ ctx, scales, chartArea }) {
      const x = scales['x'];
      if (!x) return;
      ctx.save();
      ctx.strokeStyle = token('--ink');
      ctx.fillStyle = token('--ink');
      ctx.font = `600 ${font.size}px ${font.family}`;
      ctx.lineWidth = 1.5;
      values.forEach(({ text, at, dashed }, i) => {
        const pixel = x.getPixelForValue(at);
        const height = 14 * (i % 2);
        ctx.setLineDash(dashed ? [5, 3] : []);
        ctx.beginPath();
        ctx.moveTo(pixel, chartArea.bottom);
        ctx.lineTo(pixel, chartArea.top - 4 - height);
        ctx.stroke();
        const room = ctx.measureText(text).width + 5;
        const toTheRight = pixel + room < chartArea.right;
        ctx.textAlign = toTheRight ? 'left' : 'right';
        ctx.fillText(text, toTheRight ? pixel + 5 : pixel - 5, chartArea.top - 8 - height);
      });
      ctx.restore();
    },
  };
}
