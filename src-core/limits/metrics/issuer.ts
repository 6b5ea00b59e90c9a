import { ExactDecimal } from '../../numerics/exact-decimal.ts';
import { issuerOf } from '../issuer.ts';
import { concentration } from './concentration.ts';
import { type LimitMetric } from './metric.ts';

export const issuer: LimitMetric = {
  id: 'issuer',
  label: 'Issuer',
  unit: 'fraction',
  description:
    'Sum of the absolute market values of all securities of one issuer ÷ net asset value. An issuer is a security’s name without the words for its class of share. Without a subject: the largest issuer, and every other beyond a threshold.',
  levels: ['workspace', 'portfolio'],
  parameters: ['subject'],
  measure(risk, limit) {
    const gross = new Map<string, ExactDecimal>();
    let subject = limit.parameters.subject;
    for (const { symbol, name, marketValue } of risk.contributions) {
      const key = issuerOf({ symbol, name });
      gross.set(key, (gross.get(key) ?? new ExactDecimal(0)).plus(new ExactDecimal(marketValue).abs()));
      if (symbol === limit.parameters.subject || name === limit.parameters.subject) subject = key;
    }
    const rows = [...gross]
      .map(([key, value]) => ({ key, label: key, gross: value.div(risk.nav).toNumber() }))
      .sort((a, b) => b.gross - a.gross || (a.key < b.key ? -1 : 1));
    const named = { ...limit, parameters: { ...limit.parameters, subject } };
    return concentration(rows, named, 'issuer');
  },
};
