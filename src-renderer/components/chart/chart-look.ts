/** Fonts, colours and axes that all charts have in common, read from the theme's tokens. */
export interface ChartLook {
  /** A colour of the theme, hexadecimal. */
  readonly token: (name: string) => string;
  readonly font: { readonly family: string; readonly size: number };
}

export function chartLook(): ChartLook {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return { token, font: { family: token('--font'), size: 11 } };
}

/** An axis of values with hairlines across the chart. */
export function valueAxis({ token, font }: ChartLook, format: (value: number) => string) {
  return {
    border: { display: false },
    grid: { color: token('--line') },
    ticks: {
      color: token('--ink-quiet'),
      font,
      maxTicksLimit: 6,
      callback: (value: number | string) => format(Number(value)),
    },
  };
}

/** The axis that names what stands above it: no hairlines. */
export function labelAxis({ token, font }: ChartLook) {
  return {
    grid: { display: false },
    border: { color: token('--line') },
    ticks: { color: token('--ink-quiet'), font, maxRotation: 0, autoSkipPadding: 24 },
  };
}

export function tooltipLook({ token, font }: ChartLook) {
  return {
    backgroundColor: token('--ink'),
    titleColor: token('--surface'),
    bodyColor: token('--surface'),
    titleFont: { ...font, weight: 600 },
    bodyFont: font,
  };
}
