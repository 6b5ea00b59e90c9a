import { type LimitLevel } from '../../../src-core/limits/limit.ts';
import { levelColours, palette } from './palette.ts';

/** A level's own shape on a 12 × 12 grid, so that it is told apart without colour: disc, triangle, square, octagon. */
const shapes: Readonly<Record<LimitLevel, string>> = {
  ok: `<circle cx="6" cy="6" r="5" fill="none" stroke="${levelColours.ok}" stroke-width="1.5"/><path d="M3.6 6.2l1.7 1.7 3.2-3.6" fill="none" stroke="${levelColours.ok}" stroke-width="1.5"/>`,
  warn: `<path d="M6 1l5.4 10H.6z" fill="none" stroke="${levelColours.warn}" stroke-width="1.4"/><path d="M6 4.6v3M6 8.6v1.2" stroke="${levelColours.warn}" stroke-width="1.3"/>`,
  limit: `<rect x="1" y="1" width="10" height="10" fill="${levelColours.limit}"/><path d="M6 3v3.6M6 7.7v1.5" stroke="${palette.paper}" stroke-width="1.5"/>`,
  halt: `<path d="M3.9 1h4.2L11 3.9v4.2L8.1 11H3.9L1 8.1V3.9z" fill="${levelColours.halt}"/><path d="M3.4 6h5.2" stroke="${palette.paper}" stroke-width="1.7"/>`,
};

/** The level's shape as an inline picture; decorative, as its word always stands beside it. */
export function levelMark(level: LimitLevel): string {
  return `<svg class="mark" viewBox="0 0 12 12" width="10" height="10" aria-hidden="true" focusable="false">${shapes[level]}</svg>`;
}

/** The load-line mark: a circle crossed by a line, as on a ship's side. */
export function loadLineMark(size: number): string {
  return (
    `<svg class="load-line" viewBox="0 0 32 32" width="${size}" height="${size}" aria-hidden="true" focusable="false">` +
    `<circle cx="16" cy="16" r="9.5" fill="none" stroke="${palette.accent}" stroke-width="3"/>` +
    `<path d="M1 16h30" stroke="${palette.accent}" stroke-width="3"/></svg>`
  );
}
