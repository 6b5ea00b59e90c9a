import { DomainError } from '../../domain-error.ts';

/** The shape of a recurrent network: layers of LSTM cells and a linear map of the last hidden state. */
export interface Architecture {
  /** Features a day. */
  readonly inputs: number;
  /** Cells a layer. */
  readonly hidden: number;
  readonly layers: number;
  /** Days a sequence. */
  readonly steps: number;
  /** Numbers the linear head gives. */
  readonly outputs: number;
}

/** Where the weights of one layer lie in the flat array: rows are input gate, forget gate, candidate, output gate. */
export interface LayerPlaces {
  readonly inputs: number;
  /** 4·hidden × inputs */
  readonly inputWeights: number;
  /** 4·hidden × hidden */
  readonly hiddenWeights: number;
  /** 4·hidden; there are two biases, as is usual, which are added. */
  readonly inputBias: number;
  readonly hiddenBias: number;
}

/** Where everything lies in the flat array of parameters. */
export interface ParameterPlaces {
  readonly layers: readonly LayerPlaces[];
  /** outputs × hidden */
  readonly headWeights: number;
  /** outputs */
  readonly headBias: number;
  readonly count: number;
}

export const architectureBounds = {
  hidden: { least: 8, most: 64 },
  layers: { least: 1, most: 2 },
  steps: { least: 10, most: 60 },
} as const;

export function parameterPlaces({ inputs, hidden, layers, outputs }: Architecture): ParameterPlaces {
  let count = 0;
  const take = (size: number) => (count += size) - size;
  const places = Array.from({ length: layers }, (_, layer): LayerPlaces => {
    const width = layer === 0 ? inputs : hidden;
    return {
      inputs: width,
      inputWeights: take(4 * hidden * width),
      hiddenWeights: take(4 * hidden * hidden),
      inputBias: take(4 * hidden),
      hiddenBias: take(4 * hidden),
    };
  });
  return { layers: places, headWeights: take(outputs * hidden), headBias: take(outputs), count };
}

/** @throws DomainError INVALID_INPUT where the shape is out of bounds */
export function checkArchitecture(architecture: Architecture): void {
  for (const name of ['hidden', 'layers', 'steps'] as const) {
    const { least, most } = architectureBounds[name];
    const value = architecture[name];
    if (!Number.isInteger(value) || value < least || value > most) {
      throw new DomainError('INVALID_INPUT', `${value} ${name} are not from ${least} to ${most}`, {
        kept: 'Nothing was trained',
      });
    }
  }
}
