import { styles } from '../descriptors/registry.ts';
import { type Factor } from '../factor.ts';

/** A style of a model as it travels to the workers. `registered` styles are those of the registry. */
export type PlannedStyle =
  | { readonly kind: 'registered'; readonly id: string; readonly label: string }
  /** A user's formula over descriptors. */
  | { readonly kind: 'formula'; readonly id: string; readonly label: string; readonly formula: string }
  /** A user's values, by their position among the imported styles of the model's data. */
  | { readonly kind: 'imported'; readonly id: string; readonly label: string; readonly position: number };

/** The styles of a model in their order: the registry's, then the user's. */
export type StylePlan = readonly PlannedStyle[];

export function planStyles(
  own: readonly { readonly id: string; readonly label: string; readonly formula: string | null }[],
): StylePlan {
  let position = 0;
  return [
    ...styles.map(({ id, label }): PlannedStyle => ({ kind: 'registered', id, label })),
    ...own.map(({ id, label, formula }): PlannedStyle =>
      formula === null
        ? { kind: 'imported', id, label, position: position++ }
        : { kind: 'formula', id, label, formula },
    ),
  ];
}

/** The factors of a model in the order of its columns: market, styles, industries, currencies. */
export function plannedFactors(
  plan: StylePlan,
  industries: readonly Factor[],
  currencies: readonly string[],
): readonly Factor[] {
  return [
    { id: 'market', label: 'Market', group: 'market' },
    ...plan.map(({ id, label }): Factor => ({ id, label, group: 'style' })),
    ...industries,
    ...currencies.map((currency): Factor => ({ id: `currency:${currency}`, label: currency, group: 'currency' })),
  ];
}
