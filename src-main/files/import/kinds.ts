import { type ImportKind } from '../../../src-core/contract/imports.ts';
import { type Kind } from './kind.ts';
import { benchmark } from './kinds/benchmark.ts';
import { cash } from './kinds/cash.ts';
import { corporateActions } from './kinds/corporate-actions.ts';
import { fundamentals } from './kinds/fundamentals.ts';
import { fx } from './kinds/fx.ts';
import { indexLevels } from './kinds/index-levels.ts';
import { nav } from './kinds/nav.ts';
import { positions } from './kinds/positions.ts';
import { prices } from './kinds/prices.ts';
import { securities } from './kinds/securities.ts';
import { style } from './kinds/style.ts';

/** Every import kind; to add one is to add a file and a line. */
export const kinds: Readonly<Record<ImportKind, Kind>> = {
  securities,
  prices,
  fundamentals,
  positions,
  benchmark,
  index: indexLevels,
  fx,
  style,
  nav,
  cash,
  'corporate-actions': corporateActions,
};

export const kindNames = Object.keys(kinds) as readonly ImportKind[];
