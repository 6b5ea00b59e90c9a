import {
  reportKindList,
  type ReportFormat,
  type ReportKind,
  type ReportLocaleId,
  type ReportProfile,
  type SectionId,
} from '../../../../src-core/contract/index.ts';

/** What stands in the report dialog. */
export interface ReportChoice {
  readonly kind: ReportKind;
  readonly format: ReportFormat;
  /** Those of the kind that are wanted, in reading order. */
  readonly sections: readonly SectionId[];
  /** null = as in the settings. */
  readonly locale: ReportLocaleId | null;
  /** Empty = as in the settings. */
  readonly footer: string;
  /** Pattern of the file's name; empty = the usual name. */
  readonly fileName: string;
}

/** The sections a kind of report may have, in reading order. */
export function sectionsOf(kind: ReportKind): readonly SectionId[] {
  return reportKindList.find(({ id }) => id === kind)?.sections ?? [];
}

/** A whole report of a kind, as PDF. */
export function wholeReport(kind: ReportKind): ReportChoice {
  return { kind, format: 'pdf', sections: sectionsOf(kind), locale: null, footer: '', fileName: '' };
}

export function choiceOfProfile({ kind, format, sections, locale, footer, fileName }: ReportProfile): ReportChoice {
  const wanted = sectionsOf(kind).filter((id) => sections === null || sections.includes(id));
  return { kind, format, sections: wanted, locale, footer: footer ?? '', fileName };
}

/** The choice with another kind: all of its sections are wanted. */
export function withKind(choice: ReportChoice, kind: ReportKind): ReportChoice {
  return { ...choice, kind, sections: sectionsOf(kind) };
}

/** The choice with one section more or less. */
export function withSection(choice: ReportChoice, section: SectionId, wanted: boolean): ReportChoice {
  const sections = sectionsOf(choice.kind).filter((id) => (id === section ? wanted : choice.sections.includes(id)));
  return { ...choice, sections };
}

/** null = all, so that a section a later version adds is wanted too. */
function sectionsAsked({ kind, sections }: ReportChoice): SectionId[] | null {
  return sections.length === sectionsOf(kind).length ? null : [...sections];
}

export function profileOf(choice: ReportChoice, name: string): ReportProfile {
  const { kind, format, locale, footer, fileName } = choice;
  return {
    name,
    kind,
    format,
    sections: sectionsAsked(choice),
    locale,
    footer: footer.trim() === '' ? null : footer.trim(),
    fileName: fileName.trim(),
  };
}

/** What `report.export` is asked for; what is left to the settings is left out. */
export function requestOf(choice: ReportChoice, portfolio: string) {
  const { kind, format, locale, footer } = choice;
  return {
    portfolio,
    kind,
    format,
    sections: sectionsAsked(choice),
    ...(locale === null ? {} : { locale }),
    ...(footer.trim() === '' ? {} : { footer: footer.trim() }),
    ...(choice.fileName.trim() === '' ? {} : { fileName: choice.fileName.trim() }),
  };
}
