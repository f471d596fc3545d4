import type { Palette } from './option.ts';

/** The colours that the page has at this moment, read from the part that holds them. */
export function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element);
  const color = (name: string) => style.getPropertyValue(`--ant-color-${name}`).trim();
  return {
    text: color('text'),
    quiet: color('text-secondary'),
    line: color('border-secondary'),
    background: color('bg-container'),
    series: [color('link'), color('warning'), color('success'), color('error')],
  };
}
