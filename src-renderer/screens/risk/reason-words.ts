import { type CellReason } from '../../../src-core/contract/index.ts';

const words: Readonly<Record<CellReason | 'not-covered', string>> = {
  known: 'measured',
  clipped: 'measured, winsorised',
  partial: 'some descriptors',
  'missing-history': 'history too short: 0',
  'missing-market-cap': 'no market cap: 0',
  'missing-accounts': 'no accounts: 0',
  'missing-volume': 'no volume: 0',
  'not-meaningful': 'no meaning: 0',
  'style-dropped': 'style dropped: 0',
  'missing-value': 'no value: 0',
  'no-industry': 'no industry',
  'not-covered': 'not in the model',
};

/** Why an exposure is what it is, in the user's words. */
export function reasonWords(reason: string): string {
  return Object.hasOwn(words, reason) ? words[reason as CellReason] : reason;
}
