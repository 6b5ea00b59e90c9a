import { calendar } from './calendar.ts';
import { drawdown } from './drawdown.ts';
import { type Feature } from './feature.ts';
import { laggedReturns } from './lagged-returns.ts';
import { macd } from './macd.ts';
import { momentum } from './momentum.ts';
import { range } from './range.ts';
import { realisedVolatility } from './realised-volatility.ts';
import { relativeStrength } from './relative-strength.ts';
import { volume } from './volume.ts';

const all: readonly Feature[] = [
  laggedReturns,
  realisedVolatility,
  range,
  momentum,
  relativeStrength,
  macd,
  drawdown,
  volume,
  calendar,
];

/** Every feature, by name, in the order they are shown and given to the network. */
export const features: ReadonlyMap<string, Feature> = new Map(all.map((feature) => [feature.id, feature]));
export const featureIds = all.map(({ id }) => id);
