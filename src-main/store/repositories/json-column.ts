/** Reads a JSON column. Its content was written by this program from typed values in the same shape. */
export function readJson<Shape>(text: string): Shape {
  return JSON.parse(text) as Shape;
}
