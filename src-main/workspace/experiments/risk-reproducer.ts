import { promotedMethod } from '../champion/promoted-method.ts';
import { canonicalJson } from '../canonical-json.ts';
import { computeRiskInPool } from '../risk-in-pool.ts';
import { loadRiskInputs } from '../risk-inputs.ts';
import { recordedQuestion, riskArtefacts, riskKind } from '../stored-risk.ts';
import { type Reproducer } from './reproducer.ts';

/** A portfolio's risk: the measures and the tail-risk board. */
export const riskReproducer: Reproducer = {
  kind: riskKind,
  async recompute(session, run, options) {
    const { inputs, promoted } = await session.readTogether(() => {
      const question = recordedQuestion(run);
      return {
        inputs: loadRiskInputs(session, question),
        promoted: promotedMethod(session.store, question.parameters.champion),
      };
    });
    const { risk, board } = await computeRiskInPool(session.engine, inputs, promoted, options);
    return { [riskArtefacts.result]: canonicalJson(risk), [riskArtefacts.tailRisk]: canonicalJson(board) };
  },
};
