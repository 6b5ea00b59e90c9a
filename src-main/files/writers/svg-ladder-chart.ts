import { percentNumber } from '../../../src-core/report/number-text.ts';
import { type LadderChart, type Rung } from '../../../src-core/report/report-blocks.ts';
import { escapeMarkup } from './markup.ts';
import { levelColours, palette } from './palette.ts';
import { type Drawing } from './svg-drawing.ts';
import { linearScale, point, type Scale } from './svg-scale.ts';

const width = 720;
const left = 52;
const right = 4;
const hullHeight = 150;
const bandHeight = 222;
const rungsPerBand = 12;
/** Utilisation at the upper edge; a column that is fuller ends there, and the number below it tells how full it is. */
const brim = 1.5;

/**
 * Draws limits as a ship's side: each column floods up to its utilisation, the load line across all of them is the limit,
 * the short lines are warn below it and halt above it.
 */
export function ladderChart(chart: LadderChart): Drawing {
  const bands: Rung[][] = [];
  chart.rungs.forEach((rung, i) => {
    if (i % rungsPerBand === 0) bands.push([]);
    bands.at(-1)!.push(rung);
  });
  return {
    width,
    height: Math.max(1, bands.length) * bandHeight,
    content: bands.map((band, i) => drawBand(band, i * bandHeight)).join(''),
  };
}

function drawBand(rungs: readonly Rung[], offset: number): string {
  const y = linearScale(0, brim, offset + 14 + hullHeight, offset + 14);
  const pitch = (width - left - right) / Math.max(6, rungs.length);
  const columns = rungs.map((rung, i) => drawRung(rung, left + i * pitch, pitch, y));
  const end = left + pitch * rungs.length;
  return depthMarks(y) + columns.join('') + loadLine(y, end);
}

/** The scale at the left, in per cent of the limit. */
function depthMarks(y: Scale): string {
  return [0, 0.25, 0.5, 0.75, 1.25]
    .map(
      (depth) =>
        `<path d="M${left - 12} ${point(y.place(depth))}h6" stroke="${palette.muted}" stroke-width="0.8"/>` +
        `<text x="${left - 16}" y="${point(y.place(depth) + 3.4)}" text-anchor="end" fill="${palette.muted}">${depth * 100}</text>`,
    )
    .join('');
}

/** The load line across the columns, with its mark on the scale. */
function loadLine(y: Scale, end: number): string {
  const at = point(y.place(1));
  return (
    `<path d="M${left - 34} ${at}H${point(end)}" stroke="${palette.accent}" stroke-width="1.6"/>` +
    `<circle cx="${left - 20}" cy="${at}" r="8" fill="none" stroke="${palette.accent}" stroke-width="1.8"/>`
  );
}

function drawRung(rung: Rung, x: number, pitch: number, y: Scale): string {
  const inset = pitch * 0.14;
  const start = x + inset;
  const breadth = pitch - 2 * inset;
  const depth = Math.min(brim, Math.max(0, rung.utilisation));
  const waterLine = y.place(depth);
  const water = rung.level === 'ok' ? palette.accentTint : levelColours[rung.level];
  const opacity = rung.level === 'ok' ? '1' : '0.85';
  const tick = (at: number, letter: string, colour: string) =>
    at > brim
      ? ''
      : `<path d="M${point(start - 3)} ${point(y.place(at))}h${point(breadth + 6)}" stroke="${colour}" stroke-width="1.1" stroke-dasharray="${letter === 'W' ? '3 2' : 'none'}"/>` +
        `<text x="${point(start + breadth + 4)}" y="${point(y.place(at) + 2.6)}" font-size="7" fill="${colour}">${letter}</text>`;
  const middle = point(x + pitch / 2);
  const base = y.place(0);
  return (
    `<rect x="${point(start)}" y="${point(y.place(brim))}" width="${point(breadth)}" height="${point(base - y.place(brim))}" fill="${palette.paper}" stroke="${palette.hairline}" stroke-width="0.7"/>` +
    `<rect x="${point(start)}" y="${point(waterLine)}" width="${point(breadth)}" height="${point(base - waterLine)}" fill="${water}" fill-opacity="${opacity}"/>` +
    `<path d="M${point(start)} ${point(waterLine)}h${point(breadth)}" stroke="${rung.level === 'ok' ? palette.accent : levelColours[rung.level]}" stroke-width="1.2"/>` +
    (rung.warn === null ? '' : tick(rung.warn, 'W', levelColours.warn)) +
    (rung.halt === null ? '' : tick(rung.halt, 'H', levelColours.halt)) +
    `<text x="${middle}" y="${point(base + 13)}" text-anchor="middle" font-weight="600" fill="${levelColours[rung.level]}">${percentNumber(rung.utilisation, 0)}</text>` +
    labelLines(rung.label, pitch)
      .map(
        (line, i) =>
          `<text x="${middle}" y="${point(base + 25 + i * 10)}" text-anchor="middle" font-size="8.5" fill="${palette.ink}">${escapeMarkup(line)}</text>`,
      )
      .join('')
  );
}

/** The label in at most three lines of the column's width; what does not fit ends in an ellipsis. */
function labelLines(label: string, pitch: number): readonly string[] {
  const perLine = Math.max(6, Math.floor(pitch / 4.7));
  const lines: string[] = [];
  for (const word of label.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length + 1 <= perLine) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const fitted = lines.map((line) => (line.length > perLine + 1 ? `${line.slice(0, perLine)}…` : line));
  return fitted.length > 3 ? [...fitted.slice(0, 2), `${fitted[2]!}…`] : fitted;
}
