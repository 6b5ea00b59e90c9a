/** A mark on a time axis: a position among the dates, and how it reads. */
export interface CalendarTick {
  readonly at: number;
  readonly text: string;
}

/** Steps between marks in months, finest first. */
const steps = [1, 3, 6, 12, 24, 60, 120] as const;

/**
 * Marks at the first date of a year, quarter or month, whichever is the finest of which no more than `most` fit; at
 * single dates where the span has too few months.
 *
 * @param dates ISO dates, ascending
 */
export function calendarTicks(dates: readonly string[], most: number): readonly CalendarTick[] {
  const room = Math.max(2, most);
  if (dates.length === 0) return [];
  const months = dates.map(monthNumber);
  const span = months.at(-1)! - months[0]!;
  if (span < 3) return singleDates(dates, room);
  const step = steps.find((candidate) => Math.floor(span / candidate) + 1 <= room) ?? steps.at(-1)!;
  const ticks: CalendarTick[] = [];
  months.forEach((month, at) => {
    const date = dates[at]!;
    // The first date has none before it: it begins a step where it is among the first days of its month.
    const entered =
      at === 0
        ? month % step === 0 && Number(date.slice(8)) <= 7
        : Math.floor(month / step) !== Math.floor(months[at - 1]! / step);
    if (!entered) return;
    ticks.push({ at, text: step >= 12 ? date.slice(0, 4) : date.slice(0, 7) });
  });
  return ticks;
}

export function isDate(label: string | undefined): boolean {
  return label !== undefined && /^\d{4}-\d\d-\d\d$/.test(label);
}

/** Months since the year 0. */
function monthNumber(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

function singleDates(dates: readonly string[], room: number): readonly CalendarTick[] {
  const stride = Math.max(1, Math.ceil(dates.length / room));
  return dates.flatMap((text, at) => (at % stride === 0 ? [{ at, text }] : []));
}
