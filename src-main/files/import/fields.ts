import { type KindField } from './kind.ts';

type Synonyms = readonly string[];

const field =
  (type: KindField['type']) =>
  (name: string, label: string, description: string, synonyms: Synonyms = []): KindField => ({
    name,
    label,
    required: false,
    type,
    description,
    synonyms,
  });

export const text = field('text');
export const number = field('number');
export const date = field('date');

export const required = (optional: KindField): KindField => ({ ...optional, required: true });

export const symbolField = required(
  text('symbol', 'Symbol', 'Identifier of the security in this workspace', [
    'ticker',
    'sym',
    'security_id',
    'instrument',
    'ric',
    'code',
  ]),
);

export const dateField = required(
  date('date', 'Date', 'Day of the observation', ['day', 'trade_date', 'price_date', 'time', 'timestamp']),
);

export const portfolioField = text('portfolio', 'Portfolio', "Portfolio; the file's name where absent", [
  'fund',
  'account',
  'portfolio_name',
]);

export const asOfField = date('as_of', 'As of', 'Date of the holding; the last price date where absent', [
  'asof',
  'as_of_date',
  'position_date',
  'date',
  'holding_date',
]);
