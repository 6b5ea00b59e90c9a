import { type WorkspaceSettings } from '../../../src-core/contract/index.ts';
import { type Panel } from '../../../src-core/market/panel.ts';
import { type PositionRow, type Security } from '../../../src-core/portfolio/imported-rows.ts';
import { type Store } from '../../store/store.ts';
import { type Session } from '../context.ts';

/** What the checks look at, read once. */
export interface HealthView {
  readonly store: Store;
  readonly now: Date;
  readonly settings: WorkspaceSettings;
  /** Newest positions of every portfolio. */
  readonly positions: readonly PositionRow[];
  readonly securities: ReadonlyMap<string, Security>;
  /** Prices of everything held. */
  readonly panel: Panel;
}

/** Reads the newest positions and their prices. */
export function healthView({ store, panels, now }: Session): HealthView {
  const positions = store.portfolios().flatMap(({ name }) => store.positions(name).rows);
  return {
    store,
    now: now(),
    settings: store.settings(),
    positions,
    securities: new Map(store.securities().map((security) => [security.symbol, security])),
    panel: panels.of(positions.map((position) => position.symbol)),
  };
}

/** `AAA, BBB, CCC and 4 more`. */
export function listed(names: Iterable<string>): string {
  const distinct = [...new Set(names)];
  const shown = distinct.slice(0, 3).join(', ');
  return distinct.length > 3 ? `${shown} and ${distinct.length - 3} more` : shown;
}
