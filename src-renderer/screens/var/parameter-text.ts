import { percent, significant } from '../../format/numbers.ts';

interface ParameterName {
  readonly symbol: string;
  /** What it is. */
  readonly words: string;
  readonly fraction?: boolean;
}

const names: Readonly<Record<string, ParameterName>> = {
  mu: { symbol: 'μ', words: 'mean a day', fraction: true },
  omega: { symbol: 'ω', words: 'constant of the variance' },
  alpha: { symbol: 'α', words: 'weight of the last shock' },
  gamma: { symbol: 'γ', words: 'further weight of a loss' },
  beta: { symbol: 'β', words: 'weight of the variance before' },
  nu: { symbol: 'ν', words: 'degrees of freedom of the shocks' },
  eta: { symbol: 'η', words: 'degrees of freedom of the shocks' },
  lambda: { symbol: 'λ', words: 'decay a day' },
  decay: { symbol: 'λ', words: 'decay a day' },
  nextVolatility: { symbol: 'σ of the next day', words: 'forecast volatility', fraction: true },
  standardDeviation: { symbol: 'σ', words: 'standard deviation a day', fraction: true },
  mean: { symbol: 'mean', words: 'mean a day', fraction: true },
  sampleMean: { symbol: 'sample mean', words: 'mean a day', fraction: true },
  location: { symbol: 'location', words: 'centre', fraction: true },
  scale: { symbol: 'scale', words: 'scale', fraction: true },
  threshold: { symbol: 'threshold', words: 'loss the tail begins at', fraction: true },
  shape: { symbol: 'ξ', words: 'shape of the tail: above 0 heavy, below 0 bounded' },
  exceedances: { symbol: 'exceedances', words: 'losses beyond the threshold' },
  degreesOfFreedom: { symbol: 'ν', words: 'degrees of freedom' },
  effectiveObservations: { symbol: 'effective returns', words: 'returns the weights amount to' },
  skewness: { symbol: 'skewness', words: 'skewness of the sample' },
  excessKurtosis: { symbol: 'excess kurtosis', words: 'excess kurtosis of the sample' },
  scenarios: { symbol: 'scenarios', words: 'simulated days' },
  worst: { symbol: 'worst', words: 'worst return', fraction: true },
  best: { symbol: 'best', words: 'best return', fraction: true },
};

const nameOf = (id: string): ParameterName | undefined => (Object.hasOwn(names, id) ? names[id] : undefined);

/** Its Greek letter or short name. */
export function parameterSymbol(id: string): string {
  return nameOf(id)?.symbol ?? id;
}

/** What it is, in words; its own name where it has none here. */
export function parameterWords(id: string): string {
  return nameOf(id)?.words ?? id;
}

/** In the order of their formulas; those without a name here come last, as they are. */
export function orderedParameters(
  parameters: Readonly<Record<string, number>>,
): readonly (readonly [string, number])[] {
  const order = Object.keys(names);
  const place = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
  return Object.entries(parameters).sort(([a], [b]) => place(a) - place(b));
}

/** To four significant digits, fractions of value in percent. */
export function parameterValue(id: string, value: number): string {
  // No degrees of freedom: the simulation's way to say that it draws normal returns.
  if (id === 'degreesOfFreedom' && value === 0) return 'normal';
  return nameOf(id)?.fraction ? percent(value, 3) : significant(value, 4);
}

/** The same at full precision, for copies and files. */
export function exactParameters(parameters: Readonly<Record<string, number>>): string {
  return orderedParameters(parameters)
    .map(([id, value]) => `${id} ${value}`)
    .join(', ');
}

/** All of a method's parameters on one line. */
export function parameterText(parameters: Readonly<Record<string, number>>): string {
  return orderedParameters(parameters)
    .map(([id, value]) => `${parameterSymbol(id)} ${parameterValue(id, value)}`)
    .join(', ');
}
