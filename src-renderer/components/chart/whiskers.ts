import { type Plugin } from 'chart.js';
import { type ChartModel } from './chart-model.ts';

/** Half the length of a whisker's end, in pixels. */
const end = 3;

/** A line with two ends over each lying bar that has an interval. */
export function whiskers({ series }: ChartModel, colour: string): Plugin {
  return {
    id: 'whiskers',
    afterDatasetsDraw(chart) {
      const { ctx, scales } = chart;
      const axis = scales['x'];
      if (!axis) return;
      ctx.save();
      ctx.strokeStyle = colour;
      ctx.lineWidth = 1.25;
      ctx.beginPath();
      series.forEach(({ intervals }, index) => {
        const elements = chart.getDatasetMeta(index).data;
        intervals?.forEach((interval, i) => {
          const element = elements[i];
          if (interval === null || element === undefined) return;
          const [low, high] = [axis.getPixelForValue(interval.low), axis.getPixelForValue(interval.high)];
          ctx.moveTo(low, element.y - end);
          ctx.lineTo(low, element.y + end);
          ctx.moveTo(low, element.y);
          ctx.lineTo(high, element.y);
          ctx.moveTo(high, element.y - end);
          ctx.lineTo(high, element.y + end);
        });
      });
      ctx.stroke();
      ctx.restore();
    },
  };
}

/** The highest end of all intervals, which the axis has to reach; undefined where there are none. */
export function highestEnd({ series }: ChartModel): number | undefined {
  const ends = series.flatMap(({ intervals }) => (intervals ?? []).flatMap((interval) => interval?.high ?? []));
  return ends.length === 0 ? undefined : Math.max(...ends);
}
