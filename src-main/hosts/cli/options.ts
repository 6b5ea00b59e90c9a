import { InvalidArgumentError, Option } from 'commander';

export const jsonOption = () => new Option('--json', 'print one JSON document and nothing else');

export const portfolioOption = () =>
  new Option('--portfolio <name>', 'which portfolio; may be left out when the workspace has only one');

/** For an option whose value is a number. */
export function parseNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw new InvalidArgumentError('it must be a number');
  return value;
}

/** For an option whose value is a whole number, such as a count or an identifier. */
export function parseWhole(text: string): number {
  const value = parseNumber(text);
  if (!Number.isSafeInteger(value)) throw new InvalidArgumentError('it must be a whole number');
  return value;
}
