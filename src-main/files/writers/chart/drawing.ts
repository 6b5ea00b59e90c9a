/** How a shape is painted; colours as #rrggbb. */
interface Paint {
  readonly fill?: string;
  /** 1 = solid. */
  readonly fillOpacity?: number;
  readonly stroke?: string;
  readonly strokeWidth?: number;
  readonly dash?: readonly [number, number];
  readonly roundJoin?: true;
}

/** `d` is SVG path data of the commands M, L, H, V, C and Z, which PDF knows too. */
export interface PathShape extends Paint {
  readonly kind: 'path';
  readonly d: string;
}

export interface RectangleShape extends Paint {
  readonly kind: 'rectangle';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface CircleShape extends Paint {
  readonly kind: 'circle';
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** One line of text; `x`, `y` is the start, middle or end of its base line. */
export interface TextShape {
  readonly kind: 'text';
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly colour: string;
  /** 10 unless it says otherwise. */
  readonly size?: number;
  readonly bold?: true;
}

export type Shape = PathShape | RectangleShape | CircleShape | TextShape;

/** A picture and its size in its own units; the page's width is 720. Writers of HTML and PDF draw the same shapes. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}
