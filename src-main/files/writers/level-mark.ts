import { type LimitLevel } from '../../../src-core/limits/limit.ts';
import { type Shape } from './chart/drawing.ts';
import { levelColours, palette } from './palette.ts';
import { svgShapes } from './svg-shape.ts';

/** A level's own shape on a 12 × 12 grid, so that it is told apart without colour: disc, triangle, square, octagon. */
export const levelShapes: Readonly<Record<LimitLevel, readonly Shape[]>> = {
  ok: [
    { kind: 'circle', x: 6, y: 6, radius: 5, stroke: levelColours.ok, strokeWidth: 1.5 },
    { kind: 'path', d: 'M3.6 6.2L5.3 7.9L8.5 4.3', stroke: levelColours.ok, strokeWidth: 1.5 },
  ],
  warn: [
    { kind: 'path', d: 'M6 1L11.4 11L0.6 11Z', stroke: levelColours.warn, strokeWidth: 1.4 },
    { kind: 'path', d: 'M6 4.6V7.6M6 8.6V9.8', stroke: levelColours.warn, strokeWidth: 1.3 },
  ],
  limit: [
    { kind: 'rectangle', x: 1, y: 1, width: 10, height: 10, fill: levelColours.limit },
    { kind: 'path', d: 'M6 3V6.6M6 7.7V9.2', stroke: palette.paper, strokeWidth: 1.5 },
  ],
  halt: [
    { kind: 'path', d: 'M3.9 1H8.1L11 3.9V8.1L8.1 11H3.9L1 8.1V3.9Z', fill: levelColours.halt },
    { kind: 'path', d: 'M3.4 6H8.6', stroke: palette.paper, strokeWidth: 1.7 },
  ],
};

/** The load-line mark on a 32 × 32 grid: a circle crossed by a line, as on a ship's side. */
export const loadLineShapes: readonly Shape[] = [
  { kind: 'circle', x: 16, y: 16, radius: 9.5, stroke: palette.accent, strokeWidth: 3 },
  { kind: 'path', d: 'M1 16H31', stroke: palette.accent, strokeWidth: 3 },
];

/** The level's shape as an inline picture; decorative, as its word always stands beside it. */
export function levelMark(level: LimitLevel): string {
  return `<svg class="mark" viewBox="0 0 12 12" width="10" height="10" aria-hidden="true" focusable="false">${svgShapes({ shapes: levelShapes[level] })}</svg>`;
}

export function loadLineMark(size: number): string {
  return `<svg class="load-line" viewBox="0 0 32 32" width="${size}" height="${size}" aria-hidden="true" focusable="false">${svgShapes({ shapes: loadLineShapes })}</svg>`;
}
