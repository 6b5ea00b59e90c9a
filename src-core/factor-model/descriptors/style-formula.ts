import jsep, { type Expression } from 'jsep';
import { DomainError } from '../../domain-error.ts';

/** What a formula is computed from, one value a security. */
export interface FormulaRows {
  /** A descriptor's values as they were measured. */
  descriptor(id: string): Float64Array;
  /** The same standardised over the estimation universe. */
  standardised(values: Float64Array): Float64Array;
}

/** A user's style as a function of the descriptors of one date. */
export interface StyleFormula {
  /** Ids of the descriptors it names. */
  readonly uses: readonly string[];
  /** A new array, NaN where the formula has no value. */
  evaluate(rows: FormulaRows, securities: number): Float64Array;
}

type Binary = (a: number, b: number) => number;

const operators: Readonly<Record<string, Binary>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
};
const functionsOfOne: Readonly<Record<string, (value: number) => number>> = {
  abs: Math.abs,
  ln: Math.log,
  sqrt: Math.sqrt,
};
const functionsOfTwo: Readonly<Record<string, Binary>> = { min: Math.min, max: Math.max, pow: Math.pow };

type Node = (rows: FormulaRows, securities: number) => Float64Array;

/**
 * Reads a formula such as `z(bookToPrice) - 0.5 * z(debtToAssets)`: descriptors by id, numbers, + − × ÷, abs, ln, sqrt, min,
 * max, pow, and z, which standardises over the universe.
 *
 * @param known ids of the descriptors that may be named
 * @throws DomainError BAD_FORMULA with the place and what may stand there
 */
export function readStyleFormula(text: string, known: ReadonlySet<string>): StyleFormula {
  const uses = new Set<string>();
  const tree = compile(parse(text));
  if (uses.size === 0) throw bad('the formula names no descriptor', `Name at least one of ${[...known].join(', ')}`);
  return {
    uses: [...uses],
    evaluate(rows, securities) {
      return tree(rows, securities).map((value) => (Number.isFinite(value) ? value : NaN));
    },
  };

  function compile(expression: Expression): Node {
    const node = expression as { readonly type: string } & Record<string, unknown>;
    switch (node.type) {
      case 'Literal':
        return literal(node['value']);
      case 'Identifier':
        return identifier(String(node['name']));
      case 'UnaryExpression':
        return unary(String(node['operator']), node['argument'] as Expression);
      case 'BinaryExpression':
        return binary(String(node['operator']), node['left'] as Expression, node['right'] as Expression);
      case 'CallExpression':
        return call(node['callee'] as Expression, node['arguments'] as readonly Expression[]);
      default:
        throw bad('only descriptors, numbers, + - * / and functions may be used');
    }
  }

  function literal(value: unknown): Node {
    if (typeof value !== 'number') throw bad(`"${String(value)}" is not a number`);
    return (_, securities) => new Float64Array(securities).fill(value);
  }

  function identifier(name: string): Node {
    if (!known.has(name)) throw bad(`there is no descriptor named ${name}`, `Choose among ${[...known].join(', ')}`);
    uses.add(name);
    return (rows) => rows.descriptor(name);
  }

  function unary(operator: string, argument: Expression): Node {
    const inner = compile(argument);
    if (operator === '-') return (rows, securities) => inner(rows, securities).map((value) => -value);
    if (operator === '+') return inner;
    throw bad(`the sign ${operator} is not known`);
  }

  function binary(operator: string, left: Expression, right: Expression): Node {
    const apply = Object.hasOwn(operators, operator) ? operators[operator] : undefined;
    if (!apply) throw bad(`the sign ${operator} is not known`);
    return ofTwo(apply, compile(left), compile(right));
  }

  function call(callee: Expression, given: readonly Expression[]): Node {
    const name = callee.type === 'Identifier' ? String(callee['name']) : '';
    const inner = given.map(compile);
    const [first, second] = inner;
    if (name === 'z' && first && inner.length === 1)
      return (rows, securities) => rows.standardised(first(rows, securities));
    if (Object.hasOwn(functionsOfOne, name) && first && inner.length === 1) {
      const apply = functionsOfOne[name]!;
      return (rows, securities) => first(rows, securities).map((value) => apply(value));
    }
    if (Object.hasOwn(functionsOfTwo, name) && first && second && inner.length === 2)
      return ofTwo(functionsOfTwo[name]!, first, second);
    throw bad(
      `the function ${name || '?'} with ${given.length} ${given.length === 1 ? 'argument' : 'arguments'} is not known`,
      `Use z(x), ${Object.keys(functionsOfOne).join('(x), ')}(x), ${Object.keys(functionsOfTwo).join('(x, y), ')}(x, y)`,
    );
  }
}

function ofTwo(apply: Binary, left: Node, right: Node): Node {
  return (rows, securities) => {
    const a = left(rows, securities);
    const b = right(rows, securities);
    return a.map((value, i) => apply(value, b[i]!));
  };
}

function parse(text: string): Expression {
  try {
    return jsep(text);
  } catch (thrown) {
    throw bad(thrown instanceof Error ? thrown.message : String(thrown));
  }
}

function bad(why: string, remedy = 'Write for instance z(bookToPrice) - 0.5 * z(debtToAssets)'): DomainError {
  return new DomainError('BAD_FORMULA', `The formula cannot be used: ${why}`, { kept: 'No style was changed', remedy });
}
