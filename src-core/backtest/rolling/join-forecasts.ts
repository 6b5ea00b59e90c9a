import { type RollingForecast, type RollingRefusal } from '../rolling-method.ts';
import { addRefusal } from './forecast-table.ts';

/**
 * Blocks of one method put together.
 *
 * @param blocks at least one, in their order, each beginning where the one before it ends
 */
export function joinForecasts(blocks: readonly RollingForecast[], levels: number): RollingForecast {
  const from = blocks[0]!.from;
  const to = blocks[blocks.length - 1]!.to;
  const days = to - from;
  const joined = {
    var: new Float64Array(levels * days),
    es: new Float64Array(levels * days),
    sigma: new Float64Array(days),
  };
  const refusals: RollingRefusal[] = [];
  let end = from;
  for (const block of blocks) {
    if (block.from !== end) throw new Error(`A block begins on day ${block.from}, the one before it ended on ${end}`);
    end = block.to;
    const size = block.to - block.from;
    const at = block.from - from;
    for (let level = 0; level < levels; level++) {
      joined.var.set(block.var.subarray(level * size, (level + 1) * size), level * days + at);
      joined.es.set(block.es.subarray(level * size, (level + 1) * size), level * days + at);
    }
    joined.sigma.set(block.sigma, at);
    for (const refusal of block.refusals) addRefusal(refusals, refusal);
  }
  return { from, to, ...joined, refusals };
}
