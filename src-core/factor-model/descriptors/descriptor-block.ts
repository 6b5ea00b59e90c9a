import { accountsEvent } from '../accounts.ts';
import { type ModelData } from '../model-data.ts';
import { marketRegressions, type MarketRegressions } from './market-regression.ts';

/** Some consecutive dates of the model's data, with what several descriptors share measured once. */
export interface DescriptorBlock {
  readonly data: ModelData;
  /** First date and the one after the last, as positions in the data's dates. */
  readonly from: number;
  readonly to: number;
  /** Accounts event in force: dates × securities, −1 = none. */
  accountsEvents(): Int32Array;
  marketRegressions(): MarketRegressions;
}

/**
 * Opens a block. Running windows start afresh at its first date, so blocks that begin at the same dates give the same bits
 * whoever computes them.
 */
export function openDescriptorBlock(data: ModelData, from: number, to: number): DescriptorBlock {
  let events: Int32Array | null = null;
  let regressions: MarketRegressions | null = null;
  return {
    data,
    from,
    to,
    accountsEvents: () => (events ??= accountsEventsOf(data, from, to)),
    marketRegressions: () => (regressions ??= marketRegressions(data, from, to)),
  };
}

function accountsEventsOf({ securities, dates, accounts }: ModelData, from: number, to: number): Int32Array {
  const events = new Int32Array(securities * (to - from));
  for (let t = from; t < to; t++) {
    const row = (t - from) * securities;
    for (let i = 0; i < securities; i++) events[row + i] = accountsEvent(accounts, i, dates[t]!);
  }
  return events;
}
