import { type Drawing, type Shape } from './chart/drawing.ts';
import { point } from './chart/scale.ts';
import { escapeMarkup } from './markup.ts';

/** A drawing's shapes as the inside of an SVG element. */
export function svgShapes({ shapes }: Pick<Drawing, 'shapes'>): string {
  return shapes.map(svgShape).join('');
}

function svgShape(shape: Shape): string {
  switch (shape.kind) {
    case 'path':
      return `<path d="${shape.d}"${paint(shape)}/>`;
    case 'rectangle':
      return `<rect x="${point(shape.x)}" y="${point(shape.y)}" width="${point(shape.width)}" height="${point(shape.height)}"${paint(shape)}/>`;
    case 'circle':
      return `<circle cx="${point(shape.x)}" cy="${point(shape.y)}" r="${point(shape.radius)}"${paint(shape)}/>`;
    case 'text':
      return (
        `<text x="${point(shape.x)}" y="${point(shape.y)}"` +
        attribute('text-anchor', shape.anchor === 'start' ? undefined : shape.anchor) +
        attribute('font-size', shape.size) +
        attribute('font-weight', shape.bold && 600) +
        ` fill="${shape.colour}">${escapeMarkup(shape.text)}</text>`
      );
  }
}

function paint(shape: Exclude<Shape, { kind: 'text' }>): string {
  return (
    attribute('fill', shape.fill ?? 'none') +
    attribute('fill-opacity', shape.fillOpacity) +
    attribute('stroke', shape.stroke) +
    attribute('stroke-width', shape.strokeWidth) +
    attribute('stroke-dasharray', shape.dash?.join(' ')) +
    attribute('stroke-linejoin', shape.roundJoin && 'round')
  );
}

const attribute = (name: string, value: string | number | undefined) =>
  value === undefined ? '' : ` ${name}="${value}"`;
