import { type VolatilityPart } from '../scenario.ts';
import { type PartModel } from './part-model.ts';

export const volatility: PartModel<VolatilityPart> = {
  label: ({ multiple }) => `Volatility × ${multiple}`,
  unavailable: () => null,
  shock: null,
};
