import { percentText } from '../../numerics/percent-text.ts';
import { type SectorPart } from '../scenario.ts';
import { type PartModel } from './part-model.ts';

export const sector: PartModel<SectorPart> = {
  label: ({ sector: name, size }) => `${name} ${percentText(size)}`,
  unavailable: ({ sector: name }, { securities }) =>
    securities.some((security) => security.sector === name) ? null : `Nothing is held in the sector ${name}`,
  shock: ({ sector: name, size }, { securities }) => ({
    returns: Float64Array.from(securities, (security) => (security.sector === name ? size : 0)),
    factorMove: null,
    dimensions: 0,
    days: 1,
    warnings: [],
  }),
};
