import { formatRoute, parseRoute, type Route, type ScreenName } from './address.ts';

/** The address as state; changing it makes an entry in the history, so back and forward work. */
class Router {
  current = $state.raw<Route>(parseRoute(globalThis.location?.hash ?? ''));

  constructor() {
    globalThis.addEventListener?.('hashchange', () => (this.current = parseRoute(location.hash)));
  }

  /** The address of a screen with the present portfolio, date and benchmark kept. */
  href(screen: ScreenName, parts: readonly string[] = [], query: Readonly<Record<string, string>> = {}): string {
    const { portfolio, asOf, benchmark } = this.current.query;
    const kept = Object.fromEntries(
      Object.entries({ portfolio, asOf, benchmark }).filter(
        (entry): entry is [string, string] => entry[1] !== undefined,
      ),
    );
    return formatRoute({ screen, parts, query: { ...kept, ...query } });
  }

  go(screen: ScreenName, parts: readonly string[] = [], query: Readonly<Record<string, string>> = {}): void {
    location.hash = this.href(screen, parts, query);
  }

  /** Changes parts of the query in place; undefined removes a key. */
  setQuery(changes: Readonly<Record<string, string | undefined>>): void {
    location.hash = this.#changed(changes);
  }

  /** The same without an entry in the history: what a slider passes on its way is nowhere to go back to. */
  replaceQuery(changes: Readonly<Record<string, string | undefined>>): void {
    const hash = this.#changed(changes);
    history.replaceState(history.state, '', hash);
    this.current = parseRoute(hash);
  }

  #changed(changes: Readonly<Record<string, string | undefined>>): string {
    const merged = { ...this.current.query, ...changes };
    const query = Object.fromEntries(
      Object.entries(merged).filter((entry): entry is [string, string] => entry[1] !== undefined),
    );
    return formatRoute({ ...this.current, query });
  }
}

export const router = new Router();
