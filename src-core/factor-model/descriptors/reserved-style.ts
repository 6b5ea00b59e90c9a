import { styles } from './registry.ts';

/** Names that results use for parts of every model's risk besides its styles. */
const otherParts = ['market', 'specific'];

/** Whether a user's style cannot have this name because every model has a part of that name. */
export function isReservedStyle(id: string): boolean {
  return otherParts.includes(id) || styles.some((style) => style.id === id);
}
