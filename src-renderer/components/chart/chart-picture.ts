import { type ChartModel } from './chart-model.ts';
import { seriesLook } from './series-look.ts';

const margin = 12;
const lineHeight = 18;
const keyWidth = 20;

/** A chart as it is drawn, with its title and the names of its series above it, so that the picture stands alone. */
export function chartPicture(drawn: HTMLCanvasElement, model: ChartModel): HTMLCanvasElement {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(name).trim();
  const ratio = drawn.width / drawn.clientWidth;
  const width = drawn.clientWidth + 2 * margin;
  const font = (weight: number, size: number) => `${weight} ${size}px ${token('--font')}`;

  const picture = document.createElement('canvas');
  const context = picture.getContext('2d')!;
  context.font = font(400, 11);
  const keys = model.series.length > 1 ? model.series : [];
  const widths = keys.map(({ name }) => keyWidth + context.measureText(name).width + 16);
  const places: { x: number; line: number }[] = [];
  let x = 0;
  let line = 0;
  for (const needed of widths) {
    if (x > 0 && x + needed > width - 2 * margin) {
      x = 0;
      line++;
    }
    places.push({ x, line });
    x += needed;
  }
  const above = margin + lineHeight + (keys.length > 0 ? (line + 1) * lineHeight : 0) + 6;
  picture.width = width * ratio;
  picture.height = (above + drawn.clientHeight + margin) * ratio;
  context.scale(ratio, ratio);
  context.fillStyle = token('--surface');
  context.fillRect(0, 0, width, above + drawn.clientHeight + margin);
  context.textBaseline = 'middle';
  context.fillStyle = token('--ink');
  context.font = font(600, 13);
  context.fillText(model.title, margin, margin + lineHeight / 2);
  context.font = font(400, 11);
  keys.forEach((series, i) => {
    const look = seriesLook(series, model.series.indexOf(series));
    const place = places[i]!;
    const left = margin + place.x;
    const middle = margin + lineHeight * (place.line + 1.5);
    if ((series.style ?? model.kind) === 'bar') {
      context.fillStyle = token(look.token);
      context.fillRect(left + 4, middle - 4, 8, 8);
    } else {
      context.strokeStyle = token(look.token);
      context.lineWidth = 2;
      context.setLineDash([...look.dashes]);
      context.beginPath();
      context.moveTo(left, middle);
      context.lineTo(left + keyWidth - 4, middle);
      context.stroke();
    }
    context.fillStyle = token('--ink-quiet');
    context.fillText(series.name, left + keyWidth, middle);
  });
  context.drawImage(drawn, margin, above, drawn.clientWidth, drawn.clientHeight);
  return picture;
}
