import { type DrawnChart } from './draw-chart.ts';

/** A stretch of a chart while it is being chosen, in pixels from the left of its canvas. */
export interface BrushedStretch {
  readonly left: number;
  readonly width: number;
}

/** Least pixels of a drag; a shorter one is a click. */
const leastDrag = 8;

/**
 * Lets a stretch of dates be chosen by dragging over a chart. Escape gives up.
 *
 * @param onmove the stretch so far; null when the drag is over
 * @param onchoose positions of the first and the last date of the stretch
 * @returns ends it
 */
export function brushChart(
  canvas: HTMLCanvasElement,
  chart: DrawnChart,
  onmove: (stretch: BrushedStretch | null) => void,
  onchoose: (first: number, last: number) => void,
): () => void {
  const listening = new AbortController();
  const options = { signal: listening.signal };
  let from: number | null = null;

  /** Pixels from the left, held within what is drawn. */
  const place = (event: PointerEvent) => {
    const { left, right } = chart.chartArea;
    return Math.min(right, Math.max(left, event.clientX - canvas.getBoundingClientRect().left));
  };
  const end = () => {
    from = null;
    onmove(null);
  };
  canvas.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button !== 0) return;
      from = place(event);
      canvas.setPointerCapture(event.pointerId);
    },
    options,
  );
  canvas.addEventListener(
    'pointermove',
    (event) => {
      if (from === null) return;
      const to = place(event);
      onmove({ left: Math.min(from, to), width: Math.abs(to - from) });
    },
    options,
  );
  canvas.addEventListener(
    'pointerup',
    (event) => {
      if (from === null) return;
      const to = place(event);
      const [left, right] = from < to ? [from, to] : [to, from];
      end();
      const axis = chart.scales['x'];
      if (right - left < leastDrag || !axis) return;
      const last = axis.max;
      const position = (pixel: number) => Math.min(last, Math.max(0, Math.round(axis.getValueForPixel(pixel) ?? 0)));
      onchoose(position(left), position(right));
    },
    options,
  );
  canvas.addEventListener('pointercancel', end, options);
  addEventListener('keydown', (event) => event.key === 'Escape' && end(), options);
  return () => listening.abort();
}
