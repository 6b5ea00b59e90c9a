import { describe, expect, it } from 'vitest';
import {
  choiceOfProfile,
  profileOf,
  requestOf,
  sectionsOf,
  wholeReport,
  withKind,
  withSection,
} from '../../../src-renderer/screens/limits/report/report-choice.ts';

describe('a choice of report', () => {
  it('wants all sections of its kind until one is left out', () => {
    const whole = wholeReport('breach');
    expect(profileOf(whole, 'Daily').sections).toBeNull();
    const shorter = withSection(whole, 'history', false);
    expect(profileOf(shorter, 'Daily').sections).toEqual(sectionsOf('breach').filter((id) => id !== 'history'));
  });

  it('keeps sections in reading order, whatever the order they are chosen in', () => {
    const without = withSection(withSection(wholeReport('risk'), 'summary', false), 'history', false);
    const back = withSection(withSection(without, 'history', true), 'summary', true);
    expect(back.sections).toEqual(sectionsOf('risk'));
  });

  it('wants every section of another kind', () => {
    const stress = withKind(withSection(wholeReport('breach'), 'summary', false), 'stress');
    expect(stress.sections).toEqual(sectionsOf('stress'));
  });

  it('comes back from its profile as it was', () => {
    const choice = { ...withSection(wholeReport('risk'), 'stress', false), locale: 'de-DE', footer: 'Desk' } as const;
    expect(choiceOfProfile(profileOf(choice, 'Weekly'))).toEqual(choice);
  });

  it('leaves to the settings what it does not say', () => {
    expect(requestOf(wholeReport('breach'), 'Core')).toEqual({
      portfolio: 'Core',
      kind: 'breach',
      format: 'pdf',
      sections: null,
    });
  });
});
