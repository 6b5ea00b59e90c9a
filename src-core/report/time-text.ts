const isoTime = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?Z$/;

/** An ISO time in UTC for reading, to the minute; any other text is left as it is. */
export function timeText(time: string): string {
  const match = isoTime.exec(time);
  return match ? `${match[1]} ${match[2]} UTC` : time;
}
