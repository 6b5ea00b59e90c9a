import { type Warning } from '../../warning.ts';
import { type Regime } from '../regime.ts';
import { type ScenarioPart } from '../scenario.ts';
import { type StressMarket } from '../stress-market.ts';
import { type Propagation, type ReplayCoverage, type StressPath } from '../stress-result.ts';

/** What a part does to the securities. */
export interface PartShock {
  /** Return of each security. */
  readonly returns: Float64Array;
  /** Return of each factor behind it; null = none moves, or there is no model. */
  readonly factorMove: Float64Array | null;
  /** Directions of the factor move that the part fixes; 0 = none. */
  readonly dimensions: number;
  /** Trading days it takes. */
  readonly days: number;
  readonly path?: StressPath;
  readonly coverage?: ReplayCoverage;
  readonly propagation?: Omit<Propagation, 'part'>;
  readonly warnings: readonly Warning[];
}

/** One kind of part. One file exports one kind and registry.ts lists it. */
export interface PartModel<Part extends ScenarioPart> {
  readonly label: (part: Part, market: StressMarket) => string;
  /** Why the part cannot be computed on this market; null = it can. */
  readonly unavailable: (part: Part, market: StressMarket) => string | null;
  /** null = the part changes only the regime that the other parts are computed under. */
  readonly shock: ((part: Part, market: StressMarket, regime: Regime) => PartShock) | null;
}
