import { DomainError } from '../../../src-core/domain-error.ts';
import { securityView } from '../../../src-core/factor-model/decomposition/security-risk.ts';
import { type Session, type UseCase } from '../context.ts';
import { loadRiskModel } from './load-model.ts';
import { parametersOf } from './model-summary.ts';
import { modelReference } from './risk-model-choice.ts';

/** A security's risk by a model version, the newest one where none is named. */
export const viewSecurity: UseCase<'security.view', Session> = ({ store }, { symbol, model }) => {
  const found = store.securities().find((security) => security.symbol === symbol);
  if (!found) {
    throw new DomainError('UNKNOWN_SECURITY', `There is no security ${symbol}`, {
      kept: 'Nothing was computed',
      remedy: 'Check the symbol, or import the security and its prices',
    });
  }
  const id = model ?? store.factorModels()[0]?.id;
  if (id === undefined) {
    throw new DomainError('NO_MODEL', 'There is no factor model yet', {
      kept: 'Nothing was computed',
      remedy: 'Build the factor model first',
    });
  }
  const { name, sector } = found;
  const { tradingDaysPerYear } = parametersOf(store.factorModel(id));
  return securityView(
    loadRiskModel(store, id),
    { symbol, name, sector },
    modelReference(store, id),
    tradingDaysPerYear,
  );
};
