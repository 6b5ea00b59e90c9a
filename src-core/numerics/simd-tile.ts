/**
 * Nine scalar products at a time in WebAssembly, two columns to an instruction. JavaScript has no instruction for more than one
 * number; this takes a quarter of its time. Products are rounded before they are added, on every machine the same.
 *
 * The module is written out here as its bytes, instruction by instruction:
 * https://webassembly.github.io/spec/core/binary and its chapter on vector instructions.
 */

/** Rows on either side of a tile: nine sums, three columns' pairs and one more fill the sixteen registers there are. */
export const tileRows = 3;

/**
 * Writes to `out` the products of rows a, a + stride, a + 2·stride with rows b, b + stride, b + 2·stride over `length` bytes, row by
 * row. All are byte offsets; lengths are multiples of 16 above 0.
 */
export type SimdTile = (a: number, b: number, stride: number, length: number, out: number) => void;

/** What is used of WebAssembly; the language's own types do not know it. */
interface Runtime {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Instance: new (module: object, imports: object) => { readonly exports: { readonly tile: SimdTile } };
}

const pageBytes = 65_536;
const { WebAssembly: runtime } = globalThis as unknown as { readonly WebAssembly: Runtime };
let module: object | null = null;
let kept: TileWithMemory | null = null;

/** A tile function and the memory its offsets count in. */
export interface TileWithMemory {
  readonly tile: SimdTile;
  readonly memory: Float64Array;
}

/**
 * A tile function with at least `bytes` of memory. Fresh memory costs more than the copying into it, so the last is kept: it holds
 * what was left in it.
 */
export function simdTile(bytes: number): TileWithMemory {
  if (kept !== null && kept.memory.byteLength >= bytes) return kept;
  module ??= new runtime.Module(moduleBytes());
  const memory = new runtime.Memory({ initial: Math.ceil(bytes / pageBytes) });
  const { exports } = new runtime.Instance(module, { core: { memory } });
  kept = { tile: exports.tile, memory: new Float64Array(memory.buffer) };
  return kept;
}

const types = { i32: 0x7f, v128: 0x7b, function: 0x60, none: 0x40 };
const op = { loop: 0x03, branchIf: 0x0d, end: 0x0b, get: 0x20, set: 0x21, tee: 0x22, storeF64: 0x39, constI32: 0x41 };
const arithmetic = { lessI32: 0x49, addI32: 0x6a, addF64: 0xa0 };
const vector = { prefix: 0xfd, load: 0x00, lane: 0x21, add: 0xf0, multiply: 0xf2 };
const alignment = 3;

/** Unsigned LEB128. */
function unsigned(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 0x80) return [...bytes, rest];
    bytes.push((rest & 0x7f) | 0x80);
  }
}

function moduleBytes(): Uint8Array {
  const section = (id: number, content: readonly number[]) => [id, ...unsigned(content.length), ...content];
  const name = (text: string) => [text.length, ...Array.from(text, (letter) => letter.charCodeAt(0))];
  const body = tileBody();
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, types.function, 5, types.i32, types.i32, types.i32, types.i32, types.i32, 0]),
    ...section(2, [1, ...name('core'), ...name('memory'), 2, 0, 1]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...name('tile'), 0, 0]),
    ...section(10, [1, ...unsigned(body.length), ...body]),
  ]);
}

/** The function: five parameters, then local integers, then local vectors. */
function tileBody(): number[] {
  const [a, b, stride, length, out, at] = [0, 1, 2, 3, 4, 5];
  const left = [6, 7, 8];
  const right = [9, 10, 11];
  const sums = [12, 13, 14, 15, 16, 17, 18, 19, 20];
  const one = 21;
  const others = [22, 23, 24];
  const get = (local: number) => [op.get, local];
  const set = (local: number) => [op.set, local];
  const load = (row: number) => [
    ...get(row),
    ...get(at),
    arithmetic.addI32,
    ...[vector.prefix, vector.load, alignment, 0],
  ];
  const lane = (sum: number, index: number) => [...get(sum), vector.prefix, vector.lane, index];
  const vectorOp = (code: number) => [vector.prefix, ...unsigned(code)];

  const code: number[] = [];
  for (const [first, rows] of [
    [a, left],
    [b, right],
  ] as const) {
    code.push(...get(first), ...set(rows[0]!));
    for (let row = 1; row < tileRows; row++) {
      code.push(...get(rows[row - 1]!), ...get(stride), arithmetic.addI32, ...set(rows[row]!));
    }
  }
  code.push(op.loop, types.none);
  for (let column = 0; column < tileRows; column++) code.push(...load(right[column]!), ...set(others[column]!));
  for (let row = 0; row < tileRows; row++) {
    code.push(...load(left[row]!), ...set(one));
    for (let column = 0; column < tileRows; column++) {
      const sum = sums[row * tileRows + column]!;
      code.push(...get(sum), ...get(one), ...get(others[column]!));
      code.push(...vectorOp(vector.multiply), ...vectorOp(vector.add), ...set(sum));
    }
  }
  code.push(...get(at), op.constI32, 16, arithmetic.addI32, op.tee, at);
  code.push(...get(length), arithmetic.lessI32, op.branchIf, 0, op.end);
  sums.forEach((sum, cell) => {
    code.push(...get(out), ...lane(sum, 0), ...lane(sum, 1), arithmetic.addF64);
    code.push(op.storeF64, alignment, ...unsigned(8 * cell));
  });
  const integers = 1 + left.length + right.length;
  const vectors = sums.length + 1 + others.length;
  return [2, integers, types.i32, vectors, types.v128, ...code, op.end];
}
