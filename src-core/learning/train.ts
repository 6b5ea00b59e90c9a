import { DomainError } from '../domain-error.ts';
import { mean } from '../numerics/moments.ts';
import { sortedQuantile } from '../numerics/quantile.ts';
import { createStream } from '../numerics/random-stream.ts';
import { adamStep, clipToLength } from './adam.ts';
import { type Head } from './heads/head.ts';
import { heads } from './heads/registry.ts';
import { initialWeights, trainingStreams } from './initial-weights.ts';
import { checkArchitecture, parameterPlaces, type Architecture } from './network/architecture.ts';
import { type SequenceNetwork } from './network/network.ts';
import { openNetwork } from './network/open-network.ts';
import { type DayRange, type TrainingData } from './training-data.ts';
import { type TrainingSettings } from './training-settings.ts';
import { newTrainingState, type TrainingState } from './training-state.ts';

/** Why a training is over. */
export type TrainingEnd = 'epochs' | 'early';

/** The network that settings ask for, on so many columns of features. */
export function architectureOf(settings: TrainingSettings, columns: number): Architecture {
  return {
    inputs: columns,
    hidden: settings.hidden,
    layers: settings.layers,
    steps: settings.sequence,
    outputs: heads[settings.head].outputs(settings.confidences.length),
  };
}

/**
 * A network that forecasts, day by day, the quantiles and tail means of the days it is to be trained on; its loss is what training
 * has to undercut.
 *
 * @param before weights to start from instead, of a network of the same shape; null = none
 * @throws DomainError INVALID_INPUT where the network is out of bounds
 */
export function startTraining(
  settings: TrainingSettings,
  data: TrainingData,
  before: readonly number[] | null = null,
): TrainingState {
  const architecture = architectureOf(settings, data.columns.length);
  checkArchitecture(architecture);
  const parameters = before
    ? Float64Array.from(before)
    : initialWeights(architecture, startingOutputs(settings, data), settings.seed);
  const state = newTrainingState(parameters);
  const network = openNetwork(architecture, settings.batch);
  network.setParameters(parameters);
  state.startLoss = validationLoss(network, data, settings);
  state.bestLoss = state.startLoss;
  return state;
}

/** Null while it goes on. */
export function endOf({ epochs, patience }: TrainingSettings, state: TrainingState): TrainingEnd | null {
  const done = state.training.length;
  if (done - state.bestEpoch >= patience) return 'early';
  return done >= epochs ? 'epochs' : null;
}

/**
 * Trains on, epoch by epoch, in place. The same data, settings and state give the same bits, wherever the work was interrupted.
 *
 * @param goOn asked after every epoch
 * @throws DomainError NOT_CONVERGED where the losses leave the numbers
 */
export function trainEpochs(
  data: TrainingData,
  settings: TrainingSettings,
  state: TrainingState,
  goOn: (state: TrainingState) => boolean,
): void {
  const network = openNetwork(architectureOf(settings, data.columns.length), settings.batch);
  const head = heads[settings.head];
  const probabilities = probabilitiesOf(settings);
  const days = daysOf(data.train);
  const gradient = new Float64Array(state.parameters.length);
  while (endOf(settings, state) === null) {
    shuffle(days, settings.seed, state.training.length);
    let total = 0;
    for (let from = 0; from < days.length; from += settings.batch) {
      const batch = days.subarray(from, from + settings.batch);
      network.setParameters(state.parameters);
      const { loss, slopes } = lossOf(network, head, data, batch, probabilities, true);
      total += loss;
      network.backward(slopes!, gradient);
      clipToLength(gradient, settings.clip);
      adamStep(state.parameters, gradient, state.adam, settings);
    }
    network.setParameters(state.parameters);
    const validated = validationLoss(network, data, settings);
    if (!Number.isFinite(total) || !Number.isFinite(validated)) throw diverged(state.training.length + 1);
    state.training.push(total / days.length);
    state.validation.push(validated);
    if (validated < state.bestLoss) {
      state.bestLoss = validated;
      state.bestEpoch = state.training.length;
      state.best.set(state.parameters);
    }
    if (!goOn(state)) return;
  }
}

function diverged(epoch: number): DomainError {
  return new DomainError('NOT_CONVERGED', `The losses of the training left the numbers in epoch ${epoch}`, {
    kept: 'Nothing was recorded',
    remedy: 'Choose a smaller learning rate',
  });
}

/** Outputs that forecast the quantiles and tail means of the targets trained on. */
function startingOutputs({ head, confidences }: TrainingSettings, { targets, train }: TrainingData): readonly number[] {
  const sorted = targets.slice(train.from, train.to).sort();
  const quantiles = confidences.map((confidence) => sortedQuantile(sorted, 1 - confidence));
  const tailMeans = quantiles.map((quantile) => mean(sorted.filter((target) => target <= quantile)));
  return heads[head].start(quantiles, tailMeans);
}

/** Mean loss over the validation days. */
function validationLoss(network: SequenceNetwork, data: TrainingData, settings: TrainingSettings): number {
  const days = daysOf(data.validation);
  const { batch } = settings;
  const head = heads[settings.head];
  let total = 0;
  for (let from = 0; from < days.length; from += batch) {
    total += lossOf(network, head, data, days.subarray(from, from + batch), probabilitiesOf(settings), false).loss;
  }
  return total / days.length;
}

function probabilitiesOf({ confidences }: TrainingSettings): readonly number[] {
  return confidences.map((confidence) => 1 - confidence);
}

/** Summed loss of some days, and its slopes divided by their number. */
function lossOf(
  network: SequenceNetwork,
  head: Head,
  data: TrainingData,
  days: Int32Array,
  probabilities: readonly number[],
  withSlopes: boolean,
): { readonly loss: number; readonly slopes: Float64Array | null } {
  const outputs = network.forward({ features: data.scores, last: days.map((day) => day - 1) });
  const width = outputs.length / days.length;
  const slopes = withSlopes ? new Float64Array(outputs.length) : null;
  let loss = 0;
  for (let i = 0; i < days.length; i++) {
    loss += head.loss(outputs, i * width, data.targets[days[i]!]!, probabilities, slopes, 1 / days.length);
  }
  return { loss, slopes };
}

function daysOf({ from, to }: DayRange): Int32Array {
  return Int32Array.from({ length: to - from }, (_, i) => from + i);
}

/** Puts days in an order drawn from the seed and the epoch alone. */
function shuffle(days: Int32Array, seed: number, epoch: number): void {
  days.sort();
  const stream = createStream(seed, trainingStreams.firstShuffle + epoch);
  for (let i = days.length - 1; i > 0; i--) {
    const other = Math.floor(stream.uniform() * (i + 1));
    const kept = days[i]!;
    days[i] = days[other]!;
    days[other] = kept;
  }
}

/** How many numbers a network of these settings has. */
export function parameterCount(settings: TrainingSettings, data: TrainingData): number {
  return parameterPlaces(architectureOf(settings, data.columns.length)).count;
}
