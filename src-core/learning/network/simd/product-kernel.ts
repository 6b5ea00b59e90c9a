import {
  add,
  addIntegers,
  advance,
  constant,
  get,
  integer,
  load,
  loadTwice,
  multiply,
  set,
  store,
  untilEqual,
  type Code,
  type KernelFunction,
} from './assembler.ts';

/** Rows and columns of a tile: eight sums of two doubles each, as many as keep the adders busy and fit into the registers. */
export const tileRows = 4;
export const tileColumns = 4;
const pairs = tileColumns / 2;

/** Distances in bytes. */
export interface ProductShape {
  /** From a row of A to the next, and from one of its columns to the next. */
  readonly leftRow: number;
  readonly leftColumn: number;
  /** From a row of B to the next, and from one panel of four columns to the next. */
  readonly rightRow: number;
  readonly rightPanel: number;
  /** From a row of C to the next. */
  readonly resultRow: number;
  /** Whether the product is added to what is in C. */
  readonly adds: boolean;
}

/**
 * C = A·B, or C += A·B, tile by tile; every number of C is one sum in the order of B's rows. Parameters: addresses of A, B and C,
 * bytes of A's rows that are used (a whole number of tiles of rows), bytes of B's panels, bytes of B's rows that are used.
 */
export function productKernel(name: string, shape: ProductShape): KernelFunction {
  const { leftRow, leftColumn, rightRow, rightPanel, resultRow, adds } = shape;
  const [a, b, c, rowBytes, panelBytes, depthBytes] = [0, 1, 2, 3, 4, 5];
  const [endOfPanels, endOfRows, endOfDepth, row, result, left, right] = [6, 7, 8, 9, 10, 11, 12];
  const firstSum = 13;
  const sum = (i: number, pair: number) => firstSum + i * pairs + pair;
  const others = [firstSum + tileRows * pairs, firstSum + tileRows * pairs + 1];
  const one = firstSum + tileRows * pairs + 2;
  const tiles = Array.from(
    { length: tileRows * pairs },
    (_, cell) => [Math.floor(cell / pairs), cell % pairs] as const,
  );
  const ahead = (from: number, bytes: number): Code => [...get(from), ...get(bytes), ...addIntegers];

  const step: Code = [
    ...others.flatMap((other, pair) => [...load(right, 16 * pair), ...set(other)]),
    ...Array.from({ length: tileRows }, (_, i) => [
      ...loadTwice(left, i * leftRow),
      ...set(one),
      ...others.flatMap((other, pair) => [
        ...add(get(sum(i, pair)), multiply(get(one), get(other))),
        ...set(sum(i, pair)),
      ]),
    ]).flat(),
    ...advance(left, leftColumn),
    ...advance(right, rightRow),
  ];
  const tile: Code = [
    ...tiles.flatMap(([i, pair]) => [
      ...(adds ? load(result, i * resultRow + 16 * pair) : constant(0)),
      ...set(sum(i, pair)),
    ]),
    ...[...get(row), ...set(left), ...get(b), ...set(right)],
    ...untilEqual(right, endOfDepth, step),
    ...tiles.flatMap(([i, pair]) => store(result, i * resultRow + 16 * pair, get(sum(i, pair)))),
    ...advance(row, tileRows * leftRow),
    ...advance(result, tileRows * resultRow),
  ];
  const panel: Code = [
    ...[...ahead(b, depthBytes), ...set(endOfDepth), ...get(a), ...set(row), ...get(c), ...set(result)],
    ...untilEqual(row, endOfRows, tile),
    ...advance(b, rightPanel),
    ...[...get(c), ...integer(8 * tileColumns), ...addIntegers, ...set(c)],
  ];
  return {
    name,
    parameters: 6,
    integers: 7,
    vectors: tileRows * pairs + pairs + 1,
    body: [
      ...[...ahead(b, panelBytes), ...set(endOfPanels), ...ahead(a, rowBytes), ...set(endOfRows)],
      ...untilEqual(b, endOfPanels, panel),
    ],
  };
}
