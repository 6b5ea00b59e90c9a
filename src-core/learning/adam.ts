/** Moments of the gradient and how often they were updated; β₁ᵗ and β₂ᵗ are kept as products. */
export interface AdamState {
  readonly first: Float64Array;
  readonly second: Float64Array;
  firstPower: number;
  secondPower: number;
}

export interface AdamOptions {
  readonly learningRate: number;
}

const beta1 = 0.9;
const beta2 = 0.999;
const epsilon = 1e-8;

export function newAdamState(parameters: number): AdamState {
  return { first: new Float64Array(parameters), second: new Float64Array(parameters), firstPower: 1, secondPower: 1 };
}

/**
 * One step of Adam, in place.
 *
 * @source Kingma & Ba (2015), algorithm 1
 */
export function adamStep(
  parameters: Float64Array,
  gradient: Float64Array,
  state: AdamState,
  { learningRate }: AdamOptions,
): void {
  const { first, second } = state;
  state.firstPower *= beta1;
  state.secondPower *= beta2;
  const rate = learningRate / (1 - state.firstPower);
  const correction = Math.sqrt(1 - state.secondPower);
  for (let i = 0; i < parameters.length; i++) {
    const slope = gradient[i]!;
    const m = beta1 * first[i]! + (1 - beta1) * slope;
    const v = beta2 * second[i]! + (1 - beta2) * slope * slope;
    first[i] = m;
    second[i] = v;
    parameters[i]! -= (rate * m) / (Math.sqrt(v) / correction + epsilon);
  }
}

/** Scales a gradient down to a length, so that one wild batch cannot throw the weights away. @returns its length before */
export function clipToLength(gradient: Float64Array, longest: number): number {
  let square = 0;
  for (let i = 0; i < gradient.length; i++) square += gradient[i]! * gradient[i]!;
  const length = Math.sqrt(square);
  if (length > longest) {
    const scale = longest / length;
    for (let i = 0; i < gradient.length; i++) gradient[i]! *= scale;
  }
  return length;
}
