import { type PartOf, type ScenarioPart, type ScenarioPartKind } from '../scenario.ts';
import { correlation } from './correlation.ts';
import { factors } from './factors.ts';
import { names } from './names.ts';
import { type PartModel } from './part-model.ts';
import { replay } from './replay.ts';
import { sector } from './sector.ts';
import { sigma } from './sigma.ts';
import { table } from './table.ts';
import { volatility } from './volatility.ts';
import { worstDays } from './worst-days.ts';

/** Every kind of part a scenario is composed of. */
export const partModels: { readonly [Kind in ScenarioPartKind]: PartModel<PartOf<Kind>> } = {
  replay,
  'worst-days': worstDays,
  sigma,
  volatility,
  correlation,
  factors,
  sector,
  names,
  table,
};

/** The model of a part's own kind. */
export function partModel<Part extends ScenarioPart>(part: Part): PartModel<Part> {
  // The table ties each kind to its model; a union of parts forgets which one it is.
  return partModels[part.kind] as unknown as PartModel<Part>;
}
