import { DomainError } from '../domain-error.ts';
import { newAdamState, type AdamState } from './adam.ts';

/** A training between two epochs: all that its next epoch depends on besides data and settings. */
export interface TrainingState {
  readonly parameters: Float64Array;
  readonly adam: AdamState;
  /** The parameters with the least validation loss so far. */
  readonly best: Float64Array;
  /** Validation loss of the first weights. */
  startLoss: number;
  bestLoss: number;
  /** Epochs that were finished when `best` was met; 0 = no epoch was better than the start. */
  bestEpoch: number;
  /** Mean loss of each finished epoch while it was trained, and over the validation days after it. */
  readonly training: number[];
  readonly validation: number[];
}

export function newTrainingState(parameters: Float64Array): TrainingState {
  return {
    parameters,
    adam: newAdamState(parameters.length),
    best: parameters.slice(),
    startLoss: Infinity,
    bestLoss: Infinity,
    bestEpoch: 0,
    training: [],
    validation: [],
  };
}

/** Version of the layout below. */
const layout = 1;
const headerCells = 8;

/** A state as bytes that give the same state again, to the last bit. Numbers are little-endian doubles. */
export function checkpointOf(state: TrainingState): Uint8Array {
  const { parameters, adam, best, training, validation } = state;
  const header = [
    layout,
    parameters.length,
    training.length,
    state.bestEpoch,
    state.startLoss,
    state.bestLoss,
    adam.firstPower,
    adam.secondPower,
  ];
  const parts = [header, training, validation, parameters, adam.first, adam.second, best];
  const cells = parts.flatMap((part) => Array.from(part));
  const view = new DataView(new ArrayBuffer(8 * cells.length));
  cells.forEach((value, i) => view.setFloat64(8 * i, value, true));
  return new Uint8Array(view.buffer);
}

/**
 * @param count of the parameters the network has; absent = whatever the checkpoint holds
 * @throws DomainError CORRUPT_WORKSPACE where the bytes are no checkpoint of such a network
 */
export function stateOfCheckpoint(bytes: Uint8Array, count?: number): TrainingState {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const cells = Float64Array.from({ length: Math.floor(bytes.byteLength / 8) }, (_, i) => view.getFloat64(8 * i, true));
  const [version, parameters, epochs, bestEpoch, startLoss, bestLoss, firstPower, secondPower] = cells;
  const size = count ?? parameters!;
  if (version !== layout || parameters !== size || cells.length !== headerCells + 2 * epochs! + 4 * size) {
    throw new DomainError('CORRUPT_WORKSPACE', 'The checkpoint of the training does not belong to its network', {
      kept: 'Nothing was changed',
      remedy: 'Start the training anew',
    });
  }
  let at = headerCells;
  const take = (length: number) => cells.slice(at, (at += length));
  const training = Array.from(take(epochs!));
  const validation = Array.from(take(epochs!));
  const [weights, first, second, best] = [take(size), take(size), take(size), take(size)] as const;
  return {
    parameters: weights,
    adam: { first, second, firstPower: firstPower!, secondPower: secondPower! },
    best,
    startLoss: startLoss!,
    bestLoss: bestLoss!,
    bestEpoch: bestEpoch!,
    training,
    validation,
  };
}
