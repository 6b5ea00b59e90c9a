import { type z } from 'zod';
import { operations, type Operation, type OperationName } from '../../src-core/contract/index.ts';
import { DomainError } from '../../src-core/domain-error.ts';

/** Whether the contract knows the operation. */
export function isOperationName(name: string): name is OperationName {
  return Object.hasOwn(operations, name);
}

/**
 * Checks an operation's input by its schema.
 *
 * @throws DomainError INVALID_INPUT naming every field that is wrong and why
 */
export function validatedInput(name: OperationName, input: unknown): unknown {
  const operation: Operation = operations[name];
  const parsed = operation.input.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new DomainError('INVALID_INPUT', `${name} was refused: ${parsed.error.issues.map(readable).join('; ')}`, {
    kept: 'Nothing was changed',
    remedy: 'Correct the input named above',
  });
}

function readable(issue: z.core.$ZodIssue): string {
  const message = issue.message.replace(/^Invalid input: /, '');
  return issue.path.length === 0 ? message : `${issue.path.join('.')}: ${message}`;
}
