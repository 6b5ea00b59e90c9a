import { type Plugin } from 'chart.js';

/** A hairline through the date the tooltip tells of. */
export function crosshair(colour: string): Plugin {
  return {
    id: 'crosshair',
    afterDatasetsDraw({ ctx, chartArea, tooltip }) {
      const active = tooltip?.getActiveElements()[0];
      if (!active || tooltip?.opacity === 0) return;
      ctx.save();
      ctx.strokeStyle = colour;
      ctx.lineWidth = 1;
      ctx.beginPath();
      ctx.moveTo(active.element.x, chartArea.top);
      ctx.lineTo(active.element.x, chartArea.bottom);
      ctx.stroke();
      ctx.restore();
    },
  };
}
