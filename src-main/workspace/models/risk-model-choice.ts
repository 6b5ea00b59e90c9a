import { DomainError, type ErrorCode } from '../../../src-core/domain-error.ts';
import { type ModelReference } from '../../../src-core/factor-model/risk-model.ts';
import { isoDate } from '../../../src-core/market/epoch-day.ts';
import { type Store } from '../../store/store.ts';
import { type CallOptions, type Session } from '../context.ts';
import { type RiskQuestion } from '../risk-question.ts';
import { ensureModel } from './build-model.ts';

/** What keeps a factor model from being built but not a risk run from being made. */
const reasonsWithout: readonly ErrorCode[] = ['NO_MODEL', 'TOO_FEW_OBSERVATIONS', 'NO_RATE'];

/** Adds the factor model of the question's date, built where there is none yet; or the reason why there can be none. */
export async function withModel(session: Session, question: RiskQuestion, options: CallOptions): Promise<RiskQuestion> {
  const { parameters } = question;
  try {
    const id = await ensureModel(session, { asOf: parameters.asOf }, options);
    return { ...question, parameters: { ...parameters, model: modelReference(session.store, id), noModel: null } };
  } catch (thrown) {
    if (!(thrown instanceof DomainError) || !reasonsWithout.includes(thrown.code)) throw thrown;
    return { ...question, parameters: { ...parameters, model: null, noModel: thrown.message } };
  }
}

/** @throws DomainError UNKNOWN_MODEL */
export function modelReference(store: Store, id: number): ModelReference {
  const { asOf, preset, hash } = store.factorModel(id);
  return { id, asOf: isoDate(asOf), preset, hash };
}
