import { listMethods } from '../../tail-risk/registry.ts';
import { type EnsembleScheme } from './ensemble-scheme.ts';
import { equalWeights } from './equal-weights.ts';
import { inverseLoss } from './inverse-loss.ts';
import { quantileWeights } from './quantile-weights.ts';

/** The ensembles, in the order they are shown after the methods. */
export const ensembleSchemes = listMethods<EnsembleScheme>([equalWeights, inverseLoss, quantileWeights]);
