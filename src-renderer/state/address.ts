export const screens = [
  'overview',
  'portfolios',
  'risk',
  'var',
  'stress',
  'limits',
  'models',
  'data',
  'settings',
] as const;
export type ScreenName = (typeof screens)[number];

/** As the rail, the palette and the window's title call them. */
export const screenTitles: Readonly<Record<ScreenName, string>> = {
  overview: 'Overview',
  portfolios: 'Portfolios',
  risk: 'Risk',
  var: 'VaR',
  stress: 'Stress',
  limits: 'Limits',
  models: 'Models',
  data: 'Data',
  settings: 'Settings',
};

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
