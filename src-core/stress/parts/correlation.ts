import { type CorrelationPart } from '../scenario.ts';
import { type PartModel } from './part-model.ts';

export const correlation: PartModel<CorrelationPart> = {
  label: ({ multiple }) => `Correlation × ${multiple}`,
  unavailable: () => null,
  shock: null,
};
