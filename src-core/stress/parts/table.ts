import { type TablePart } from '../scenario.ts';
import { movesOfHeld, noneHeld, notHeldWarning } from '../symbol-moves.ts';
import { type PartModel } from './part-model.ts';

export const table: PartModel<TablePart> = {
  label: ({ shocks }) => `Table of ${shocks.length} ${shocks.length === 1 ? 'return' : 'returns'}`,
  unavailable: ({ shocks }, market) => noneHeld(shocks, market),
  shock({ shocks }, market) {
    const { moves, others } = movesOfHeld(shocks, market);
    return {
      returns: Float64Array.from(market.securities, (_, i) => moves.get(i) ?? 0),
      factorMove: null,
      dimensions: 0,
      days: 1,
      warnings: notHeldWarning(others),
    };
  },
};
