/**
 * A run's parameters as one list of names and texts: members of objects under `outer.inner`, lists as JSON, in the order in which
 * they are recorded.
 */
export function flatParameters(parameters: unknown): ReadonlyMap<string, string> {
  const flat = new Map<string, string>();
  collect(parameters, '', flat);
  return flat;
}

function collect(value: unknown, name: string, flat: Map<string, string>): void {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    for (const [key, member] of Object.entries(value)) collect(member, name === '' ? key : `${name}.${key}`, flat);
  } else if (name !== '') {
    flat.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
}
