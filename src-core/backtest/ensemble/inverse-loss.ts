import { mean } from '../../numerics/moments.ts';
import { pinballLosses } from '../scores/pinball.ts';
import { type EnsembleScheme } from './ensemble-scheme.ts';

/** A member counts the more the smaller its mean pinball loss was: weights in proportion to 1 ÷ loss. */
export const inverseLoss: EnsembleScheme = {
  id: 'ensemble-inverse-loss',
  label: 'Ensemble, inverse loss',
  source:
    'Bates & Granger (1969), "The combination of forecasts", with the quantile score in place of the squared error',
  weigh({ returns, members, confidence }) {
    const losses = members.map((member) => mean(pinballLosses(returns, member, confidence)));
    // Losses of 0 would leave nothing to the others; they share everything.
    const perfect = losses.filter((loss) => !(loss > 0)).length;
    if (perfect > 0) return Float64Array.from(losses, (loss) => (loss > 0 ? 0 : 1 / perfect));
    const total = losses.reduce((sum, loss) => sum + 1 / loss, 0);
    return Float64Array.from(losses, (loss) => 1 / loss / total);
  },
};
