import templates from '../../../resources/limit-templates.json' with { type: 'json' };
import { type LimitTemplateName } from '../../../src-core/contract/index.ts';
import { evaluateLimits } from '../../../src-core/limits/evaluate.ts';
import { type Limit } from '../../../src-core/limits/limit.ts';
import { instantiateTemplate, type LimitTemplate } from '../../../src-core/limits/template.ts';
import { type Store } from '../../store/store.ts';
import { type Session, type UseCase } from '../context.ts';
import { choosePortfolio } from '../portfolio-choice.ts';
import { setLimits } from './set-limits.ts';
import { computeRisk } from '../run-risk.ts';
import { riskKind, storedRisk } from '../stored-risk.ts';

// The file is checked against these types by its own test; JSON modules widen literals to string.
const templateOf = templates as Readonly<Record<LimitTemplateName, LimitTemplate>>;

/** Measures a template against the newest run (a first one where there is none) and, when asked, sets its limits. */
export const applyTemplate: UseCase<'limits.template', Session> = async (session, request, options) => {
  const { store } = session;
  const portfolio = choosePortfolio(store, request.portfolio);
  const latest = store.latestRun(riskKind, portfolio);
  const risk = latest ? storedRisk(store, latest) : await computeRisk(session, { portfolio }, options);
  const limits = request.apply
    ? await session.write(() => setTemplate(store, request.template, portfolio))
    : instantiateTemplate(templateOf[request.template], portfolio).map((limit, index) => ({ ...limit, id: index + 1 }));
  return { portfolio, statuses: evaluateLimits(limits, risk, portfolio) };
};

/** Puts a template's limits in place of those set on the portfolio, as one action that can be undone. */
export function setTemplate(store: Store, name: LimitTemplateName, portfolio: string): readonly Limit[] {
  const template = templateOf[name];
  const label = `Apply the ${template.label.toLowerCase()} limits to ${portfolio}`;
  setLimits(store, portfolio, instantiateTemplate(template, portfolio), true, label);
  return store.limits().filter(({ scope }) => scope.portfolio === portfolio);
}
