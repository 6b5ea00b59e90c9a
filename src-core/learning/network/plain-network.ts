import { parameterPlaces, type Architecture } from './architecture.ts';
import { hyperbolicTangent, logistic } from './elementary.ts';
import { type SequenceBatch, type SequenceNetwork } from './network.ts';

/** What one layer remembers of one step of one sequence. */
interface Step {
  readonly input: Float64Array;
  readonly before: Float64Array;
  readonly cellBefore: Float64Array;
  /** Input gate, forget gate, candidate, output gate. */
  readonly gates: Float64Array;
  readonly cell: Float64Array;
  readonly cellTanh: Float64Array;
  readonly hidden: Float64Array;
}

/** The network in plain loops, one sequence after the other: what the fast one is held against. */
export function plainNetwork(architecture: Architecture): SequenceNetwork {
  const { hidden, steps, outputs, inputs } = architecture;
  const places = parameterPlaces(architecture);
  let weights = new Float64Array(places.count);
  /** sequence → layer → step */
  let memory: Step[][][] = [];

  const runLayer = (layer: number, rows: readonly Float64Array[]): Step[] => {
    const at = places.layers[layer]!;
    let before = new Float64Array(hidden);
    let cellBefore = new Float64Array(hidden);
    return rows.map((input) => {
      const gates = new Float64Array(4 * hidden);
      for (let row = 0; row < 4 * hidden; row++) {
        let sum = weights[at.inputBias + row]! + weights[at.hiddenBias + row]!;
        for (let k = 0; k < at.inputs; k++) sum += weights[at.inputWeights + row * at.inputs + k]! * input[k]!;
        for (let k = 0; k < hidden; k++) sum += weights[at.hiddenWeights + row * hidden + k]! * before[k]!;
        const isCandidate = row >= 2 * hidden && row < 3 * hidden;
        gates[row] = isCandidate ? hyperbolicTangent(sum) : logistic(sum);
      }
      const cell = new Float64Array(hidden);
      const cellTanh = new Float64Array(hidden);
      const state = new Float64Array(hidden);
      for (let j = 0; j < hidden; j++) {
        cell[j] = gates[hidden + j]! * cellBefore[j]! + gates[j]! * gates[2 * hidden + j]!;
        cellTanh[j] = hyperbolicTangent(cell[j]!);
        state[j] = gates[3 * hidden + j]! * cellTanh[j]!;
      }
      const step = { input, before, cellBefore, gates, cell, cellTanh, hidden: state };
      before = state;
      cellBefore = cell;
      return step;
    });
  };

  /** @param above derivative of the loss by the layer's hidden state at each step @returns that by its inputs */
  const backLayer = (
    layer: number,
    made: readonly Step[],
    above: readonly Float64Array[],
    gradient: Float64Array,
  ): Float64Array[] => {
    const at = places.layers[layer]!;
    const below = made.map(() => new Float64Array(at.inputs));
    let fromLater = new Float64Array(hidden);
    let cellFromLater = new Float64Array(hidden);
    for (let t = steps - 1; t >= 0; t--) {
      const { gates, cellBefore, cellTanh, input, before } = made[t]!;
      const slope = new Float64Array(4 * hidden);
      const cellNext = new Float64Array(hidden);
      for (let j = 0; j < hidden; j++) {
        const [i, f, g, o] = [gates[j]!, gates[hidden + j]!, gates[2 * hidden + j]!, gates[3 * hidden + j]!];
        const byHidden = above[t]![j]! + fromLater[j]!;
        const byCell = cellFromLater[j]! + byHidden * o * (1 - cellTanh[j]! * cellTanh[j]!);
        slope[j] = byCell * g * (i * (1 - i));
        slope[hidden + j] = byCell * cellBefore[j]! * (f * (1 - f));
        slope[2 * hidden + j] = byCell * i * (1 - g * g);
        slope[3 * hidden + j] = byHidden * cellTanh[j]! * (o * (1 - o));
        cellNext[j] = byCell * f;
      }
      fromLater = new Float64Array(hidden);
      cellFromLater = cellNext;
      for (let row = 0; row < 4 * hidden; row++) {
        const value = slope[row]!;
        gradient[at.inputBias + row]! += value;
        gradient[at.hiddenBias + row]! += value;
        for (let k = 0; k < at.inputs; k++) {
          gradient[at.inputWeights + row * at.inputs + k]! += value * input[k]!;
          below[t]![k]! += value * weights[at.inputWeights + row * at.inputs + k]!;
        }
        for (let k = 0; k < hidden; k++) {
          gradient[at.hiddenWeights + row * hidden + k]! += value * before[k]!;
          fromLater[k]! += value * weights[at.hiddenWeights + row * hidden + k]!;
        }
      }
    }
    return below;
  };

  return {
    setParameters: (parameters) => {
      weights = parameters.slice();
    },
    forward: ({ features, last }: SequenceBatch) => {
      memory = Array.from(last, (end) => {
        const firstRow = end - steps + 1;
        let rows: Float64Array[] = Array.from({ length: steps }, (_, t) =>
          features.slice((firstRow + t) * inputs, (firstRow + t + 1) * inputs),
        );
        return places.layers.map((_, layer) => {
          const made = runLayer(layer, rows);
          rows = made.map((step) => step.hidden);
          return made;
        });
      });
      return Float64Array.from({ length: last.length * outputs }, (_, cell) => {
        const state = memory[Math.floor(cell / outputs)]!.at(-1)!.at(-1)!.hidden;
        const output = cell % outputs;
        let sum = weights[places.headBias + output]!;
        for (let j = 0; j < hidden; j++) sum += weights[places.headWeights + output * hidden + j]! * state[j]!;
        return sum;
      });
    },
    backward: (slopes, gradient) => {
      gradient.fill(0);
      memory.forEach((layers, sequence) => {
        const state = layers.at(-1)!.at(-1)!.hidden;
        let above: Float64Array[] = Array.from({ length: steps }, () => new Float64Array(hidden));
        for (let output = 0; output < outputs; output++) {
          const value = slopes[sequence * outputs + output]!;
          gradient[places.headBias + output]! += value;
          for (let j = 0; j < hidden; j++) {
            gradient[places.headWeights + output * hidden + j]! += value * state[j]!;
            above[steps - 1]![j]! += value * weights[places.headWeights + output * hidden + j]!;
          }
        }
        for (let layer = layers.length - 1; layer >= 0; layer--) {
          above = backLayer(layer, layers[layer]!, above, gradient);
        }
      });
    },
  };
}
