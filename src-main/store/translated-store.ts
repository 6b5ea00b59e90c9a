import { translating } from './sqlite-errors.ts';
import { type Store } from './store.ts';

/** The same store, every method of which throws what SQLite or the system throws in the user's words. */
export function translatedStore(store: Store): Store {
  return new Proxy(store, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (...given: unknown[]) => translating(target.path, () => Reflect.apply(member, target, given) as unknown);
    },
  });
}
