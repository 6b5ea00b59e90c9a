import { type ChampionReference } from '../../../src-core/portfolio/portfolio-risk.ts';
import { type Store } from '../../store/store.ts';

/** The method a portfolio's risk runs rely on; null where none is promoted. */
export function championOf(store: Store, portfolio: string): ChampionReference | null {
  const champion = store.champion(portfolio);
  return champion && { method: champion.method, run: champion.run };
}
