import { DomainError, type ExperimentFilter } from '../../../../src-core/contract/index.ts';
import { parseComparison } from '../../../../src-core/experiments/parse-comparison.ts';
import { type ExperimentOptions } from './action.ts';

/** The filter that the options ask for. @throws DomainError INVALID_INPUT */
export function filterOf(options: ExperimentOptions): ExperimentFilter {
  const { kind, portfolio, tag, text, where, from, to, champions } = options;
  return {
    ...(kind && { kinds: [...kind] }),
    ...(portfolio !== undefined && { portfolio }),
    ...(tag && { tags: tag.map(wantedTag) }),
    ...(text !== undefined && { text }),
    ...(where && { where: where.map(parseComparison) }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(champions && { champions }),
  };
}

/** `name` or `name=value`. */
function wantedTag(text: string): { name: string; value?: string } {
  const place = text.indexOf('=');
  return place < 0 ? { name: text } : { name: text.slice(0, place).trim(), value: text.slice(place + 1).trim() };
}

/** Run numbers as given. @throws DomainError INVALID_INPUT */
export function runNumbers(given: readonly string[]): number[] {
  return given.map((text) => {
    const id = Number(text.replace(/^#/, ''));
    if (Number.isSafeInteger(id) && id > 0) return id;
    throw new DomainError('INVALID_INPUT', `“${text}” is not the number of a run`, {
      kept: 'Nothing was changed',
      remedy: 'Take it from: plimsoll experiments FILE list',
    });
  });
}

/** What must be given with an action. @throws DomainError INVALID_INPUT */
export function required(value: string | undefined, option: string): string {
  if (value !== undefined) return value;
  throw new DomainError('INVALID_INPUT', `${option} is missing`, { kept: 'Nothing was changed' });
}
