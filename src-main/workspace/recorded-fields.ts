/**
 * A JSON value without the fields that its record does not have: a run of an earlier version is held against what that version
 * computed.
 */
export function recordedFields(value: unknown, record: unknown): unknown {
  if (Array.isArray(value) && Array.isArray(record)) {
    return value.map((entry, i) => (i < record.length ? recordedFields(entry, record[i]) : entry));
  }
  if (!isRecord(value) || !isRecord(record)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => Object.hasOwn(record, name))
      .map(([name, entry]) => [name, recordedFields(entry, record[name])]),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
