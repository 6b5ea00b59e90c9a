import { exponentialTerms, exponentMost, ln2High, ln2Low, log2e, roundingShift } from '../elementary.ts';
import {
  add,
  addIntegers,
  addWholes,
  advance,
  constant,
  divide,
  get,
  higher,
  integer,
  load,
  lower,
  multiply,
  negate,
  set,
  shiftLeft,
  store,
  subtract,
  untilEqual,
  wholeConstant,
  type Code,
  type KernelFunction,
} from './assembler.ts';

/** Sizes of a layer; strides in bytes from one sequence to the next. */
export interface CellShape {
  /** Cells, a multiple of four. */
  readonly hidden: number;
  readonly gates: number;
  /** Of where hidden states go: as inputs of the next step, and to what is above. */
  readonly next: number;
  readonly above: number;
  /** Of the derivatives by the hidden state: from the next step, and from what is above. */
  readonly slopesLater: number;
  readonly slopesAbove: number;
}

/** Vector locals that the exponential works in. */
interface Scratch {
  readonly shifted: number;
  readonly whole: number;
  readonly r: number;
  readonly square: number;
  readonly c: number;
}

/** Leaves e^x's power of two in `shifted` and the rest of it, less 1, in `r`; the same operations as `elementary.ts`, in its order. */
function reduce(x: Code, { shifted, whole, r, square, c }: Scratch): Code {
  const held = lower(higher(x, constant(-exponentMost)), constant(exponentMost));
  const series = exponentialTerms.reduceRight<Code>(
    (inner, term) => (inner.length === 0 ? constant(term) : add(constant(term), multiply(get(square), inner))),
    [],
  );
  return [
    ...[...held, ...set(r)],
    ...[...add(multiply(get(r), constant(log2e)), constant(roundingShift)), ...set(shifted)],
    ...[...subtract(get(shifted), constant(roundingShift)), ...set(whole)],
    ...subtract(subtract(get(r), multiply(get(whole), constant(ln2High))), multiply(get(whole), constant(ln2Low))),
    ...set(r),
    ...[...multiply(get(r), get(r)), ...set(square)],
    ...[...subtract(get(r), multiply(get(square), series)), ...set(c)],
    ...[...add(get(r), divide(multiply(get(r), get(c)), subtract(constant(2), get(c)))), ...set(r)],
    ...[...shiftLeft(addWholes(get(shifted), wholeConstant(1023)), 52), ...set(shifted)],
  ];
}

/** Leaves 1 ÷ (1 + e⁻ˣ). */
function logistic(x: Code, scratch: Scratch): Code {
  const { shifted, r } = scratch;
  const power = add(multiply(get(shifted), get(r)), get(shifted));
  return [...reduce(negate(x), scratch), ...divide(constant(1), add(constant(1), power))];
}

/** Leaves tanh of what is in the local `x`. */
function hyperbolicTangent(x: number, scratch: Scratch): Code {
  const { shifted, r, c } = scratch;
  const lessOne = add(multiply(get(shifted), get(r)), subtract(get(shifted), constant(1)));
  return [
    ...reduce(add(get(x), get(x)), scratch),
    ...[...lessOne, ...set(c)],
    ...divide(get(c), add(get(c), constant(2))),
  ];
}

/** Two nested loops: over sequences, and within each over its cells two at a time. Addresses move by 16 bytes, then to the next row. */
function overCells(
  hidden: number,
  addresses: readonly (readonly [local: number, stride: number])[],
  counted: number,
  ends: { readonly row: number; readonly all: number },
  body: Code,
): Code {
  const rowBytes = 8 * hidden;
  const row: Code = [
    ...[...get(counted), ...integer(rowBytes), ...addIntegers, ...set(ends.row)],
    ...untilEqual(counted, ends.row, [...body, ...addresses.flatMap(([local]) => advance(local, 16))]),
    ...addresses.flatMap(([local, stride]) => advance(local, stride - rowBytes)),
  ];
  return untilEqual(counted, ends.all, row);
}

/**
 * Gates, cells and hidden states of one step. Parameters: addresses of the gates' sums (replaced by their values), the cells before,
 * the cells, their tanh, the hidden states as the next step's inputs and for what is above; the end of the cells.
 */
export function forwardCells({ hidden, gates, next, above }: CellShape): KernelFunction {
  const [gate, before, cell, cellTanh, nextHidden, aboveHidden, end, endOfRow] = [0, 1, 2, 3, 4, 5, 6, 7];
  const scratch: Scratch = { shifted: 8, whole: 9, r: 10, square: 11, c: 12 };
  const [input, forget, candidate, output, value] = [13, 14, 15, 16, 17];
  const at = (block: number) => 8 * hidden * block;
  const keep = (local: number, block: number, made: Code): Code => [
    ...made,
    ...set(local),
    ...store(gate, at(block), get(local)),
  ];
  const body: Code = [
    ...keep(input, 0, logistic(load(gate, at(0)), scratch)),
    ...keep(forget, 1, logistic(load(gate, at(1)), scratch)),
    ...[...load(gate, at(2)), ...set(value)],
    ...keep(candidate, 2, hyperbolicTangent(value, scratch)),
    ...keep(output, 3, logistic(load(gate, at(3)), scratch)),
    ...add(multiply(get(forget), load(before)), multiply(get(input), get(candidate))),
    ...set(value),
    ...store(cell, 0, get(value)),
    ...[...hyperbolicTangent(value, scratch), ...set(value)],
    ...store(cellTanh, 0, get(value)),
    ...[...multiply(get(output), get(value)), ...set(value)],
    ...store(nextHidden, 0, get(value)),
    ...store(aboveHidden, 0, get(value)),
  ];
  const dense = 8 * hidden;
  return {
    name: 'forwardCells',
    parameters: 7,
    integers: 1,
    vectors: 10,
    body: overCells(
      hidden,
      [
        [gate, gates],
        [before, dense],
        [cell, dense],
        [cellTanh, dense],
        [nextHidden, next],
        [aboveHidden, above],
      ],
      cell,
      { row: endOfRow, all: end },
      body,
    ),
  };
}

/**
 * Derivatives of one step. Parameters: addresses of the gates' values (replaced by the derivatives by their sums), the cells before,
 * the tanh of the cells, the derivatives by the hidden states from the next step and from above, and those by the cells (replaced by
 * those of the step before); the end of the last.
 */
export function backwardCells({ hidden, gates, slopesLater, slopesAbove }: CellShape): KernelFunction {
  const [gate, before, cellTanh, later, above, byCells, end, endOfRow] = [0, 1, 2, 3, 4, 5, 6, 7];
  const [byHidden, byCell, input, forget, candidate, output, tangent] = [8, 9, 10, 11, 12, 13, 14];
  const at = (block: number) => 8 * hidden * block;
  const lessSquare = (local: number) => subtract(constant(1), multiply(get(local), get(local)));
  const lessSelf = (local: number) => multiply(get(local), subtract(constant(1), get(local)));
  const product = (first: Code, second: Code, third: Code) => multiply(multiply(first, second), third);
  const body: Code = [
    ...[input, forget, candidate, output].flatMap((local, block) => [...load(gate, at(block)), ...set(local)]),
    ...[...load(cellTanh), ...set(tangent)],
    ...[...add(load(above), load(later)), ...set(byHidden)],
    ...[...add(load(byCells), product(get(byHidden), get(output), lessSquare(tangent))), ...set(byCell)],
    ...store(gate, at(0), product(get(byCell), get(candidate), lessSelf(input))),
    ...store(gate, at(1), product(get(byCell), load(before), lessSelf(forget))),
    ...store(gate, at(2), product(get(byCell), get(input), lessSquare(candidate))),
    ...store(gate, at(3), product(get(byHidden), get(tangent), lessSelf(output))),
    ...store(byCells, 0, multiply(get(byCell), get(forget))),
  ];
  const dense = 8 * hidden;
  return {
    name: 'backwardCells',
    parameters: 7,
    integers: 1,
    vectors: 7,
    body: overCells(
      hidden,
      [
        [gate, gates],
        [before, dense],
        [cellTanh, dense],
        [later, slopesLater],
        [above, slopesAbove],
        [byCells, dense],
      ],
      byCells,
      { row: endOfRow, all: end },
      body,
    ),
  };
}
