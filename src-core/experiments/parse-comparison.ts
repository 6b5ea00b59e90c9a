import { DomainError } from '../domain-error.ts';

const operators = ['<=', '>=', '!=', '<', '>', '='] as const;

/** A condition on a figure of a run. */
export interface FigureComparison {
  readonly name: string;
  readonly operator: (typeof operators)[number];
  readonly value: number | string;
}

/**
 * Reads a condition as a person writes it: `violationRatio.historical < 1.2`, `parameters.window = 500`,
 * `parameters.scheme = rolling`.
 *
 * @throws DomainError INVALID_INPUT
 */
export function parseComparison(text: string): FigureComparison {
  const found = /^\s*([^<>=!"\\]+?)\s*(<=|>=|!=|==|<|>|=)\s*(.+?)\s*$/.exec(text);
  const [, name, sign, value] = found ?? [];
  const operator = operators.find((candidate) => candidate === (sign === '==' ? '=' : sign));
  if (name === undefined || value === undefined || operator === undefined) {
    throw new DomainError('INVALID_INPUT', `“${text}” is not a condition on a figure`, {
      kept: 'Nothing was changed',
      remedy: 'Write a name, one of < <= = != >= >, and a value: violationRatio.historical < 1.2',
    });
  }
  const number = Number(value);
  return { name, operator, value: Number.isFinite(number) ? number : value.replace(/^(['"])(.*)\1$/, '$2') };
}
