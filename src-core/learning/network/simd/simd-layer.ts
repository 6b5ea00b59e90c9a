import { type LayerPlaces } from '../architecture.ts';
import { moduleOf } from './assembler.ts';
import { backwardCells, forwardCells } from './cell-kernels.ts';
import { productKernel, tileColumns, tileRows } from './product-kernel.ts';

/** What is used of WebAssembly; the language's own types do not know it. */
interface Runtime {
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Memory: new (size: { readonly initial: number }) => WasmMemory;
  readonly Instance: new (module: object, imports: object) => { readonly exports: object };
}
export interface WasmMemory {
  grow(pages: number): number;
  readonly buffer: ArrayBuffer;
}
export const { WebAssembly: runtime } = globalThis as unknown as { readonly WebAssembly: Runtime };

type Kernel = (...addresses: number[]) => void;
interface Kernels {
  readonly forwardProduct: Kernel;
  readonly backwardProduct: Kernel;
  readonly weightProduct: Kernel;
  readonly forwardCells: Kernel;
  readonly backwardCells: Kernel;
}

/** Where a layer's numbers lie in the memory, in bytes; `sequences` is a multiple of four. */
export interface LayerSizes {
  readonly inputs: number;
  /** Cells, filled up to a multiple of four by such as never stir. */
  readonly hidden: number;
  readonly sequences: number;
  readonly steps: number;
  /** Whether derivatives by the inputs are wanted: where a layer is below. */
  readonly withInputSlopes: boolean;
}

const roundUp = (value: number, to: number) => Math.ceil(value / to) * to;

/** Columns of a layer's input rows: 1 for the bias, 0, inputs, hidden states of the step before, zeros. */
const inputColumn = 2;

/** Distances within a layer, in doubles. */
export function layerLayout({ inputs, hidden, withInputSlopes }: LayerSizes) {
  const hiddenColumn = roundUp(inputColumn + inputs, 2);
  const width = roundUp(hiddenColumn + hidden, tileColumns);
  const firstSlope = withInputSlopes ? inputColumn : hiddenColumn;
  return {
    inputColumn,
    hiddenColumn,
    width,
    // Eight more than needed: rows whose distance is a power of two would get in each other's way in the cache.
    gates: 4 * hidden + 8,
    firstSlope,
    slopes: roundUp(hiddenColumn + hidden - firstSlope, tileColumns),
  };
}

/** One LSTM layer with its working memory; `take` hands out doubles by their byte address. */
export function simdLayer(
  memory: WasmMemory,
  sizes: LayerSizes,
  take: (doubles: number) => number,
  aboveStride: number,
  slopesAboveStride: number,
) {
  const { hidden, sequences, steps } = sizes;
  const layout = layerLayout(sizes);
  const { width, gates, slopes, hiddenColumn, firstSlope } = layout;
  const rows = 4 * hidden;
  const at = {
    inputs: take((steps + 1) * sequences * width),
    gates: take(steps * sequences * gates),
    cells: take((steps + 1) * sequences * hidden),
    tangents: take(steps * sequences * hidden),
    byCells: take(sequences * hidden),
    slopes: take((steps + 1) * sequences * slopes),
    forwardWeights: take(rows * width),
    backwardWeights: take(rows * slopes),
    gradient: take(rows * width),
  };
  const kernels = kernelsFor(memory, {
    hidden,
    width,
    gates,
    slopes,
    above: aboveStride,
    slopesAbove: slopesAboveStride,
  });
  const numbers = () => new Float64Array(memory.buffer);
  const panelOf = (column: number) => Math.floor(column / tileColumns);

  return {
    layout,
    at,
    /** Address of the inputs of a step, and of the derivatives by them. */
    inputsAt: (step: number) => at.inputs + 8 * step * sequences * width,
    slopesAt: (step: number) => at.slopes + 8 * step * sequences * slopes,

    /** Puts the weights in the order in which the products read them. */
    setWeights(parameters: Float64Array, places: LayerPlaces, cells: number): void {
      const cell = numbers();
      const forward = at.forwardWeights / 8;
      const backward = at.backwardWeights / 8;
      const put = (gateRow: number, column: number, value: number) => {
        cell[forward + panelOf(gateRow) * width * tileColumns + column * tileColumns + (gateRow % tileColumns)] = value;
        if (column < firstSlope) return;
        const slope = column - firstSlope;
        cell[backward + panelOf(slope) * rows * tileColumns + gateRow * tileColumns + (slope % tileColumns)] = value;
      };
      for (let gate = 0; gate < 4; gate++) {
        for (let j = 0; j < cells; j++) {
          const from = gate * cells + j;
          const to = gate * hidden + j;
          put(to, 0, parameters[places.inputBias + from]! + parameters[places.hiddenBias + from]!);
          for (let k = 0; k < places.inputs; k++) {
            put(to, inputColumn + k, parameters[places.inputWeights + from * places.inputs + k]!);
          }
          for (let k = 0; k < cells; k++) {
            put(to, hiddenColumn + k, parameters[places.hiddenWeights + from * cells + k]!);
          }
        }
      }
    },

    /** @param aboveAt where the hidden states of a step go besides the next step */
    forward(count: number, aboveAt: (step: number) => number): void {
      const used = roundUp(count, tileRows);
      for (let step = 0; step < steps; step++) {
        const inputs = at.inputs + 8 * step * sequences * width;
        const gateSums = at.gates + 8 * step * sequences * gates;
        const cells = at.cells + 8 * step * sequences * hidden;
        const cellsAfter = cells + 8 * sequences * hidden;
        const tangents = at.tangents + 8 * step * sequences * hidden;
        const next = inputs + 8 * (sequences * width + hiddenColumn);
        kernels.forwardProduct(
          inputs,
          at.forwardWeights,
          gateSums,
          8 * used * width,
          8 * rows * width,
          8 * width * tileColumns,
        );
        kernels.forwardCells(
          gateSums,
          cells,
          cellsAfter,
          tangents,
          next,
          aboveAt(step),
          cellsAfter + 8 * used * hidden,
        );
      }
    },

    /** @param slopesAboveAt derivatives by the hidden states of a step from above */
    backward(count: number, slopesAboveAt: (step: number) => number): void {
      const used = roundUp(count, tileRows);
      const cell = numbers();
      cell.fill(0, at.byCells / 8, at.byCells / 8 + used * hidden);
      cell.fill(0, at.gradient / 8, at.gradient / 8 + rows * width);
      const last = at.slopes / 8 + steps * sequences * slopes;
      cell.fill(0, last, last + used * slopes);
      for (let step = steps - 1; step >= 0; step--) {
        const inputs = at.inputs + 8 * step * sequences * width;
        const gateSlopes = at.gates + 8 * step * sequences * gates;
        const cells = at.cells + 8 * step * sequences * hidden;
        const tangents = at.tangents + 8 * step * sequences * hidden;
        const own = at.slopes + 8 * step * sequences * slopes;
        const later = own + 8 * (sequences * slopes + hiddenColumn - firstSlope);
        kernels.backwardCells(
          gateSlopes,
          cells,
          tangents,
          later,
          slopesAboveAt(step),
          at.byCells,
          at.byCells + 8 * used * hidden,
        );
        kernels.weightProduct(gateSlopes, inputs, at.gradient, 8 * rows, 8 * width, 8 * count * width);
        if (step === 0 && !sizes.withInputSlopes) continue;
        kernels.backwardProduct(
          gateSlopes,
          at.backwardWeights,
          own,
          8 * used * gates,
          8 * rows * slopes,
          8 * rows * tileColumns,
        );
      }
    },

    /** Adds the gradient of the last `backward` into the places of the parameters. */
    readGradient(gradient: Float64Array, places: LayerPlaces, cells: number): void {
      const cell = numbers();
      for (let gate = 0; gate < 4; gate++) {
        for (let j = 0; j < cells; j++) {
          const to = gate * cells + j;
          const from = at.gradient / 8 + (gate * hidden + j) * width;
          gradient[places.inputBias + to] = cell[from]!;
          gradient[places.hiddenBias + to] = cell[from]!;
          for (let k = 0; k < places.inputs; k++) {
            gradient[places.inputWeights + to * places.inputs + k] = cell[from + inputColumn + k]!;
          }
          for (let k = 0; k < cells; k++) {
            gradient[places.hiddenWeights + to * cells + k] = cell[from + hiddenColumn + k]!;
          }
        }
      }
    },
  };
}

interface KernelShape {
  readonly hidden: number;
  readonly width: number;
  readonly gates: number;
  readonly slopes: number;
  readonly above: number;
  readonly slopesAbove: number;
}

/** Compiled modules by their shape: a training opens its network again with every stretch of epochs. */
const compiled = new Map<string, object>();
const mostCompiled = 16;

function kernelsFor(memory: WasmMemory, shape: KernelShape): Kernels {
  const key = JSON.stringify(shape);
  let module = compiled.get(key);
  if (!module) {
    if (compiled.size >= mostCompiled) compiled.clear();
    module = new runtime.Module(kernelModule(shape));
    compiled.set(key, module);
  }
  return new runtime.Instance(module, { core: { memory } }).exports as Kernels;
}

function kernelModule({ hidden, width, gates, slopes, above, slopesAbove }: KernelShape): Uint8Array<ArrayBuffer> {
  const packed = 8 * tileColumns;
  const cells = {
    hidden,
    gates: 8 * gates,
    next: 8 * width,
    above: 8 * above,
    slopesLater: 8 * slopes,
    slopesAbove: 8 * slopesAbove,
  };
  return moduleOf([
    productKernel('forwardProduct', {
      leftRow: 8 * width,
      leftColumn: 8,
      rightRow: packed,
      rightPanel: packed * width,
      resultRow: 8 * gates,
      adds: false,
    }),
    productKernel('backwardProduct', {
      leftRow: 8 * gates,
      leftColumn: 8,
      rightRow: packed,
      rightPanel: packed * 4 * hidden,
      resultRow: 8 * slopes,
      adds: false,
    }),
    productKernel('weightProduct', {
      leftRow: 8,
      leftColumn: 8 * gates,
      rightRow: 8 * width,
      rightPanel: packed,
      resultRow: 8 * width,
      adds: true,
    }),
    forwardCells(cells),
    backwardCells(cells),
  ]);
}
