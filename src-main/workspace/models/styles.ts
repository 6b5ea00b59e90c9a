import { descriptors, styles } from '../../../src-core/factor-model/descriptors/registry.ts';
import { isReservedStyle } from '../../../src-core/factor-model/descriptors/reserved-style.ts';
import { readStyleFormula } from '../../../src-core/factor-model/descriptors/style-formula.ts';
import { DomainError } from '../../../src-core/domain-error.ts';
import { type Session, type UseCase } from '../context.ts';

/** The styles of every model, and what they are measured by. */
export const listDescriptors: UseCase<'descriptors.list', Session> = () =>
  styles.flatMap(({ label: style, parts }) =>
    parts.map(({ descriptor, sign }) => {
      const { id, label, inputs, formula, source } = descriptor;
      return { id, label, style, inputs, formula: sign < 0 ? `− ${formula}` : formula, source };
    }),
  );

export const listStyles: UseCase<'styles.list', Session> = ({ store }) => store.styles();

/** Adds a style by its formula, or gives an own style another one. */
export const saveStyle: UseCase<'styles.save', Session> = ({ store }, { id, label, formula }) => {
  if (isReservedStyle(id)) {
    throw new DomainError('INVALID_INPUT', `${id} is a part of every model`, {
      kept: 'No style was changed',
      remedy: 'Choose another name',
    });
  }
  readStyleFormula(formula, new Set(descriptors.keys()));
  const before = store.styles().find((style) => style.id === id);
  if (before?.formula === null) {
    throw new DomainError('INVALID_INPUT', `The values of ${id} were imported, so it has no formula`, {
      kept: 'No style was changed',
      remedy: 'Remove the style first, or choose another name',
    });
  }
  store.editStyle({ id, label, formula });
  return { id, label, formula, values: 0 };
};

export const removeStyle: UseCase<'styles.remove', Session> = ({ store }, { id }) => {
  store.removeStyle(id);
  return null;
};
