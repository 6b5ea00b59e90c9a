import { percentNumber } from '../../../../src-core/report/number-text.ts';
import { type LadderChart, type Rung } from '../../../../src-core/report/report-blocks.ts';
import { type ReportLocale } from '../../../../src-core/report/report-locale.ts';
import { levelColours, palette } from '../palette.ts';
import { type Drawing, type Shape } from './drawing.ts';
import { linearScale, point, type Scale } from './scale.ts';

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
export function ladderChart(chart: LadderChart, locale: ReportLocale): Drawing {
  const bands: Rung[][] = [];
  chart.rungs.forEach((rung, i) => {
    if (i % rungsPerBand === 0) bands.push([]);
    bands.at(-1)!.push(rung);
  });
  return {
    width,
    height: Math.max(1, bands.length) * bandHeight,
    shapes: bands.flatMap((band, i) => drawBand(band, i * bandHeight, locale)),
  };
}

function drawBand(rungs: readonly Rung[], offset: number, locale: ReportLocale): readonly Shape[] {
  const y = linearScale(0, brim, offset + 14 + hullHeight, offset + 14);
  const pitch = (width - left - right) / Math.max(6, rungs.length);
  const columns = rungs.flatMap((rung, i) => drawRung(rung, left + i * pitch, pitch, y, locale));
  const end = left + pitch * rungs.length;
  return [...depthMarks(y), ...columns, ...loadLine(y, end)];
}

/** The scale at the left, in per cent of the limit. */
function depthMarks(y: Scale): readonly Shape[] {
  return [0, 0.25, 0.5, 0.75, 1.25].flatMap((depth): Shape[] => [
    { kind: 'path', d: `M${left - 12} ${point(y.place(depth))}H${left - 6}`, stroke: palette.muted, strokeWidth: 0.8 },
    {
      kind: 'text',
      x: left - 16,
      y: y.place(depth) + 3.4,
      anchor: 'end',
      text: String(depth * 100),
      colour: palette.muted,
    },
  ]);
}

/** The load line across the columns, with its mark on the scale. */
function loadLine(y: Scale, end: number): readonly Shape[] {
  const at = y.place(1);
  return [
    { kind: 'path', d: `M${left - 34} ${point(at)}H${point(end)}`, stroke: palette.accent, strokeWidth: 1.6 },
    { kind: 'circle', x: left - 20, y: at, radius: 8, stroke: palette.accent, strokeWidth: 1.8 },
  ];
}

function drawRung(rung: Rung, x: number, pitch: number, y: Scale, locale: ReportLocale): readonly Shape[] {
  const inset = pitch * 0.14;
  const start = x + inset;
  const breadth = pitch - 2 * inset;
  const depth = Math.min(brim, Math.max(0, rung.utilisation));
  const waterLine = y.place(depth);
  const isOk = rung.level === 'ok';
  const middle = x + pitch / 2;
  const base = y.place(0);
  const across = { x: start, width: breadth };
  return [
    {
      kind: 'rectangle',
      ...across,
      y: y.place(brim),
      height: base - y.place(brim),
      fill: palette.paper,
      stroke: palette.hairline,
      strokeWidth: 0.7,
    },
    {
      kind: 'rectangle',
      ...across,
      y: waterLine,
      height: base - waterLine,
      fill: isOk ? palette.accentTint : levelColours[rung.level],
      fillOpacity: isOk ? 1 : 0.85,
    },
    {
      kind: 'path',
      d: `M${point(start)} ${point(waterLine)}H${point(start + breadth)}`,
      stroke: isOk ? palette.accent : levelColours[rung.level],
      strokeWidth: 1.2,
    },
    ...thresholdTick(rung.warn, 'W', start, breadth, y),
    ...thresholdTick(rung.halt, 'H', start, breadth, y),
    {
      kind: 'text',
      x: middle,
      y: base + 13,
      anchor: 'middle',
      text: percentNumber(rung.utilisation, 0, locale),
      bold: true,
      colour: levelColours[rung.level],
    },
    ...labelLines(rung.label, pitch).map((line, i): Shape => {
      return {
        kind: 'text',
        x: middle,
        y: base + 25 + i * 10,
        anchor: 'middle',
        text: line,
        size: 8.5,
        colour: palette.ink,
      };
    }),
  ];
}

/** A short line with its letter at warn or halt; none where it would be above the brim. */
function thresholdTick(
  at: number | null,
  letter: 'W' | 'H',
  start: number,
  breadth: number,
  y: Scale,
): readonly Shape[] {
  if (at === null || at > brim) return [];
  const colour = letter === 'W' ? levelColours.warn : levelColours.halt;
  return [
    {
      kind: 'path',
      d: `M${point(start - 3)} ${point(y.place(at))}H${point(start + breadth + 3)}`,
      stroke: colour,
      strokeWidth: 1.1,
      ...(letter === 'W' ? { dash: [3, 2] as const } : {}),
    },
    {
      kind: 'text',
      x: start + breadth + 4,
      y: y.place(at) + 2.6,
      anchor: 'start',
      text: letter,
      size: 7,
      colour,
    },
  ];
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
