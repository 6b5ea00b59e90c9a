import { type LimitLevel } from '../../../../src-core/limits/limit.ts';
import { levelWord } from '../cell-text.ts';
import { levelShapes } from '../level-mark.ts';
import { levelColours } from '../palette.ts';
import { drawShapes } from './draw-shapes.ts';
import { type Paper, type TextStyle } from './paper.ts';

const gap = 0.35;

/** Width of a level's mark and word. */
export function badgeWidth(paper: Paper, level: LimitLevel, size: number): number {
  return size * (0.85 + gap) + paper.measure(levelWord(level), badgeStyle(level, size));
}

/** Draws a level as its shape and its word, base line at `y`. */
export function drawBadge(paper: Paper, level: LimitLevel, x: number, y: number, size: number): void {
  const mark = size * 0.85;
  drawShapes(paper, levelShapes[level], x, y - mark * 0.9, mark / 12);
  paper.line(levelWord(level), x + mark + gap * size, y, badgeStyle(level, size));
}

const badgeStyle = (level: LimitLevel, size: number): TextStyle => ({
  weight: 'semibold',
  size,
  colour: levelColours[level],
});
