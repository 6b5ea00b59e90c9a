import { type EnsembleWeights } from '../backtest/ensemble/ensemble.ts';
import { type LearnedForecast, type LearnedModel } from '../learning/learned-model.ts';
import { type Warning } from '../warning.ts';

/** A champion that no method of the tail-risk board computes by itself: what it was promoted with. */
export type PromotedMethod =
  | { readonly kind: 'learned'; readonly model: LearnedModel }
  /** With the weights it ended its backtest with. */
  | { readonly kind: 'ensemble'; readonly ensemble: EnsembleWeights };

/** Why a network could not forecast. */
export interface Refusal {
  readonly refusal: Warning;
}

/** The same with what is left to know for its figures. */
export type PromotedForecast =
  | { readonly kind: 'learned'; readonly model: LearnedModel; readonly forecast: LearnedForecast | Refusal }
  | { readonly kind: 'ensemble'; readonly ensemble: EnsembleWeights };
