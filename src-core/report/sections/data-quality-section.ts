import { numberText, percentNumber } from '../number-text.ts';
import { dateText } from '../report-locale.ts';
import { type SectionBuilder } from './section.ts';

const securitiesShown = 20;

/** How complete the data is that the result rests on, and everything the reader was warned of. */
export const dataQualitySection: SectionBuilder = ({ risk, dataIssues }, { locale }) => {
  const { coverage, warnings } = risk;
  const present = coverage.cells === 0 ? 1 : 1 - coverage.missingCells / coverage.cells;
  return [
    {
      kind: 'terms',
      id: 'coverage',
      label: 'Coverage',
      terms: [
        {
          term: 'Returns used',
          description: `${coverage.observations}, ${dateText(coverage.firstDate, locale)} to ${dateText(coverage.lastDate, locale)}`,
        },
        {
          term: 'Security-days',
          description: `${numberText(coverage.cells, 0, locale)}, of which ${numberText(coverage.missingCells, 0, locale)} without a return and ${numberText(coverage.proxiedCells, 0, locale)} filled by the factor model`,
        },
        { term: 'Coverage', description: `${percentNumber(present, 2, locale)} %` },
      ],
    },
    {
      kind: 'table',
      id: 'missing-returns',
      caption: 'Securities with missing returns; those days count as a result of 0',
      columns: [
        { id: 'symbol', label: 'Symbol', kind: 'text' },
        { id: 'cells', label: 'Days without a return', kind: 'count' },
      ],
      rows: coverage.missingBySecurity
        .toSorted((a, b) => b.cells - a.cells)
        .slice(0, securitiesShown)
        .map(({ symbol, cells }) => [symbol, cells]),
      whenEmpty: 'Every security held has a return on every day of the window.',
    },
    {
      kind: 'table',
      id: 'warnings',
      caption: 'Warnings of the calculation',
      columns: [
        { id: 'code', label: 'Code', kind: 'text' },
        { id: 'message', label: 'Warning', kind: 'text' },
        { id: 'subject', label: 'About', kind: 'text' },
        { id: 'count', label: 'Count', kind: 'count' },
      ],
      rows: warnings.map((warning) => [warning.code, warning.message, warning.subject ?? '', warning.count ?? null]),
      whenEmpty: 'The calculation gave no warning.',
    },
    {
      kind: 'table',
      id: 'data-issues',
      caption: 'Open issues of the data',
      columns: [
        { id: 'severity', label: 'Severity', kind: 'text' },
        { id: 'issue', label: 'Issue', kind: 'text' },
        { id: 'affects', label: 'Affects', kind: 'text' },
        { id: 'remedy', label: 'What to do', kind: 'text' },
        { id: 'count', label: 'Count', kind: 'count' },
      ],
      rows: dataIssues.map((issue) => [issue.severity, issue.title, issue.affects, issue.remedy, issue.count]),
      whenEmpty: 'No issue is open.',
    },
  ];
};
