import { type RandomStream } from '../numerics/random-stream.ts';

/** Opens the numbered substream of a seed. */
export type StreamFactory = (stream: number) => RandomStream;

/** What each substream is used for; one hundred thousand apart, so that any number of companies fits between. */
export const streamBase = {
  companies: 0,
  market: 100_000,
  sector: 200_000,
  specific: 300_000,
  trading: 400_000,
  accounts: 500_000,
} as const;

/** A whole number from 0 to `count` − 1. */
export function pickIndex(stream: RandomStream, count: number): number {
  return Math.min(count - 1, Math.floor(stream.uniform() * count));
}
