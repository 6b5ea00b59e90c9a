export const screens = ['overview', 'portfolios', 'limits', 'data', 'settings'] as const;
export type ScreenName = (typeof screens)[number];

/** An address inside the window: `#/screen/part/part?key=value`. */
export interface Route {
  readonly screen: ScreenName;
  readonly parts: readonly string[];
  readonly query: Readonly<Record<string, string>>;
}

/** Reads a location hash; an unknown screen leads to the overview. */
export function parseRoute(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const [screen, ...parts] = path.split('/').map(decode);
  return {
    screen: screens.find((name) => name === screen) ?? 'overview',
    parts: parts.filter((part) => part !== ''),
    query: Object.fromEntries(new URLSearchParams(search)),
  };
}

export function formatRoute({ screen, parts, query }: Route): string {
  const path = [screen, ...parts].map(encodeURIComponent).join('/');
  const search = new URLSearchParams(query).toString();
  return `#/${path}${search ? `?${search}` : ''}`;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A stray percent sign in a hand-typed address stands for itself.
    return part;
  }
}

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
    const merged = { ...this.current.query, ...changes };
    const query = Object.fromEntries(
      Object.entries(merged).filter((entry): entry is [string, string] => entry[1] !== undefined),
    );
    location.hash = formatRoute({ ...this.current, query });
  }
}

export const router = new Router();
