import { likelyLoss } from '../likely-loss.ts';
import { type SigmaPart } from '../scenario.ts';
import { type PartModel } from './part-model.ts';

export const sigma: PartModel<SigmaPart> = {
  label: ({ multiple }) => `${multiple} σ of the portfolio`,
  unavailable: () => null,
  shock: ({ multiple }, market, regime) => likelyLoss(market, regime, multiple),
};
