import { type MeasuredStress } from '../../../src-core/contract/index.ts';
import { type WaterfallPart } from '../../components/chart/waterfall.ts';

/** Ways a stress loss is taken apart; the parts of each add up to it. */
export const lossCuts = ['part', 'factor', 'sector', 'strategy', 'position'] as const;
export type LossCut = (typeof lossCuts)[number];

export const cutWords: Readonly<Record<LossCut, string>> = {
  part: 'Part',
  factor: 'Factor',
  sector: 'Sector',
  strategy: 'Strategy',
  position: 'Position',
};

/** Cuts the result has: without a factor model there is none by factor. */
export function cutsOf({ byFactor }: MeasuredStress): readonly LossCut[] {
  return lossCuts.filter((cut) => cut !== 'factor' || byFactor !== null);
}

/** Where nothing is chosen: by part where several lose, else by factor, else by sector. */
export function usualCut(result: MeasuredStress): LossCut {
  if (result.byPart.filter(({ loss }) => loss !== 0).length > 1) return 'part';
  return result.byFactor === null ? 'sector' : 'factor';
}

export function lossParts(result: MeasuredStress, cut: LossCut): readonly WaterfallPart[] {
  switch (cut) {
    case 'part':
      return result.byPart.map(({ label, loss }) => ({ label, value: loss }));
    case 'factor':
      return (result.byFactor ?? []).map(({ label, loss }) => ({ label, value: loss }));
    case 'sector':
      return result.bySector.map(({ key, loss }) => ({ label: key || 'No sector', value: loss }));
    case 'strategy':
      return result.byStrategy.map(({ key, loss }) => ({ label: key || 'No strategy', value: loss }));
    case 'position':
      return result.byPosition.map(({ symbol, strategy, loss }) => ({
        label: strategy === '' ? symbol : `${symbol}, ${strategy}`,
        value: loss,
      }));
  }
}
