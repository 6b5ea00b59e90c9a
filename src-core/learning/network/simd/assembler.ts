/**
 * WebAssembly written out as bytes: the few instructions the network's kernels are made of. There is no fused multiply–add among
 * them, so that every machine rounds alike.
 *
 * @source https://webassembly.github.io/spec/core/binary
 */

/** Instructions one after the other. */
export type Code = readonly number[];

/** Unsigned LEB128. */
function unsigned(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 0x80) return [...bytes, rest];
    bytes.push((rest & 0x7f) | 0x80);
  }
}

/** Signed LEB128. */
function signed(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>= 7) {
    const low = rest & 0x7f;
    const isLast = (rest >> 7 === 0 && (low & 0x40) === 0) || (rest >> 7 === -1 && (low & 0x40) !== 0);
    bytes.push(isLast ? low : low | 0x80);
    if (isLast) return bytes;
  }
}

const vector = (code: number, ...immediate: number[]): Code => [0xfd, ...unsigned(code), ...immediate];
const alignment = 3;

export const get = (local: number): Code => [0x20, ...unsigned(local)];
export const set = (local: number): Code => [0x21, ...unsigned(local)];
export const integer = (value: number): Code => [0x41, ...signed(value)];
export const addIntegers: Code = [0x6a];
/** Moves an address on. */
export const advance = (local: number, bytes: number): Code =>
  bytes === 0 ? [] : [...get(local), ...integer(bytes), ...addIntegers, ...set(local)];
/** Repeats `body` until the two locals are equal; it runs at least once. */
export const untilEqual = (local: number, end: number, body: Code): Code => [
  ...[0x03, 0x40],
  ...body,
  ...get(local),
  ...get(end),
  ...[0x47, 0x0d, 0x00, 0x0b],
];

/** Two doubles from an address, or the same double twice. */
export const load = (address: number, offset = 0): Code => [
  ...get(address),
  ...vector(0x00, alignment, ...unsigned(offset)),
];
export const loadTwice = (address: number, offset = 0): Code => [
  ...get(address),
  ...vector(0x0a, alignment, ...unsigned(offset)),
];
/** Stores what the code leaves. */
export const store = (address: number, offset: number, value: Code): Code => [
  ...get(address),
  ...value,
  ...vector(0x0b, alignment, ...unsigned(offset)),
];
/** The same double in both places. */
export function constant(value: number): Code {
  const bytes = new Uint8Array(Float64Array.of(value, value).buffer);
  return vector(0x0c, ...bytes);
}
/** The same 64-bit whole number, below 2³², in both places. */
export function wholeConstant(value: number): Code {
  const bytes = new Uint8Array(Uint32Array.of(value, 0, value, 0).buffer);
  return vector(0x0c, ...bytes);
}
const binary =
  (code: number) =>
  (a: Code, b: Code): Code => [...a, ...b, ...vector(code)];
export const add = binary(0xf0);
export const subtract = binary(0xf1);
export const multiply = binary(0xf2);
export const divide = binary(0xf3);
/** The second where it is smaller, else the first; and the other way round. */
export const lower = binary(0xf6);
export const higher = binary(0xf7);
export const addWholes = binary(0xce);
export const shiftLeft = (value: Code, bits: number): Code => [...value, ...integer(bits), ...vector(0xcb)];
export const negate = (value: Code): Code => [...value, ...vector(0xed)];

/** A function of 32-bit integers without a result. Locals are its parameters, then integers, then vectors. */
export interface KernelFunction {
  readonly name: string;
  readonly parameters: number;
  readonly integers: number;
  readonly vectors: number;
  readonly body: Code;
}

/** A module of such functions over an imported memory `core.memory`. */
export function moduleOf(functions: readonly KernelFunction[]): Uint8Array<ArrayBuffer> {
  const section = (id: number, content: readonly number[]) => [id, ...unsigned(content.length), ...content];
  const name = (text: string) => [text.length, ...Array.from(text, (letter) => letter.charCodeAt(0))];
  const list = (items: readonly (readonly number[])[]) => [...unsigned(items.length), ...items.flat()];
  const bodies = functions.map(({ integers, vectors, body }) => {
    const content = [2, ...unsigned(integers), 0x7f, ...unsigned(vectors), 0x7b, ...body, 0x0b];
    return [...unsigned(content.length), ...content];
  });
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(
      1,
      list(functions.map(({ parameters }) => [0x60, parameters, ...new Array<number>(parameters).fill(0x7f), 0])),
    ),
    ...section(2, [1, ...name('core'), ...name('memory'), 2, 0, 1]),
    ...section(3, list(functions.map((_, index) => unsigned(index)))),
    ...section(7, list(functions.map((made, index) => [...name(made.name), 0, ...unsigned(index)]))),
    ...section(10, list(bodies)),
  ]);
}
