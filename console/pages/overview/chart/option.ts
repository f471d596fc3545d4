import type { Figure } from './figure.ts';

export interface Look {
  readonly kind: 'bars' | 'columns' | 'lines';
  readonly say: (value: number) => string;
  /** Nothing between two numbers means anything. */
  readonly isWhole?: boolean;
}

/** The colours of the page, as it is now. */
export interface Palette {
  readonly text: string;
  readonly quiet: string;
  readonly line: string;
  readonly background: string;
  readonly series: readonly string[];
}

const HATCHED = { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 3], rotation: -Math.PI / 4 };

/** How ECharts is told of a figure. Series differ in more than their colour: a pattern, or the shape of their points. */
export function optionOf(
  figure: Figure,
  { kind, say, isWhole = false }: Look,
  palette: Palette,
): Record<string, unknown> {
  const { text, quiet, line, series: colors } = palette;
  const names = {
    type: 'category',
    data: [...figure.rows],
    axisLabel: { color: text, width: 120, overflow: 'truncate', hideOverlap: kind !== 'bars' },
    axisLine: { lineStyle: { color: line } },
    axisTick: { show: false },
    ...(kind === 'bars' ? { inverse: true } : {}),
  };
  const values = {
    type: 'value',
    axisLabel: { color: quiet, formatter: say, hideOverlap: true },
    splitLine: { lineStyle: { color: line } },
    ...(kind === 'lines' ? { min: 0, max: 1 } : {}),
    ...(isWhole ? { minInterval: 1 } : {}),
  };
  const hasLegend = figure.series.length > 1;
  return {
    animation: false,
    color: [...colors],
    textStyle: { color: text, fontFamily: 'inherit' },
    grid: { left: 8, right: 24, top: hasLegend ? 36 : 12, bottom: 8, containLabel: true },
    ...(hasLegend ? { legend: { top: 0, left: 0, textStyle: { color: text }, itemWidth: 14 } } : {}),
    tooltip: {
      trigger: 'axis',
      confine: true,
      renderMode: 'richText',
      backgroundColor: palette.background,
      borderColor: line,
      textStyle: { color: text },
      valueFormatter: (value: unknown) => (typeof value === 'number' ? say(value) : '–'),
    },
    ...(kind === 'bars' ? { xAxis: values, yAxis: names } : { xAxis: names, yAxis: values }),
    series: figure.series.map(({ name, values: data }, index) => ({
      name,
      data: [...data],
      ...(kind === 'lines'
        ? { type: 'line', symbol: index === 0 ? 'circle' : 'diamond', symbolSize: 8, connectNulls: true }
        : {
            type: 'bar',
            barMaxWidth: 22,
            itemStyle: index === 0 ? {} : { decal: { ...HATCHED, color: palette.background } },
          }),
    })),
  };
}
