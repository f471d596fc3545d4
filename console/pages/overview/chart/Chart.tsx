import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { type RefObject, useEffect, useRef } from 'react';
import { useIsDark } from '../../../app/theme.ts';
import { draw } from './echarts.ts';
import type { Figure } from './figure.ts';
import { type Look, optionOf } from './option.ts';
import { paletteOf } from './palette.ts';

/** What is drawn at this moment, for whoever wants to take it along. */
export interface Drawn {
  readonly chart: EChartsType;
  readonly option: EChartsCoreOption;
  readonly background: string;
}

const ROW_PIXELS = 34;
const USUAL_PIXELS = 260;

/** A figure as a picture. What it says stands in the table beside it: for who reads, the picture is only named. */
export function Chart({
  figure,
  look,
  label,
  drawn,
}: {
  figure: Figure;
  look: Look;
  label: string;
  drawn: RefObject<Drawn | null>;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const isDark = useIsDark();
  const rows = figure.rows.length * Math.max(1, figure.series.length);
  const height =
    look.kind === 'bars' ? 60 + (rows * ROW_PIXELS) / Math.min(2, figure.series.length) : USUAL_PIXELS;
  // The same figures, however often they are made, are drawn once.
  const told = JSON.stringify(figure);
  useEffect(() => {
    if (frame.current === null) return;
    const palette = paletteOf(frame.current);
    const option = optionOf(JSON.parse(told), look, palette);
    const chart = draw(frame.current, { ...option, darkMode: isDark });
    drawn.current = { chart, option, background: palette.background };
    const resized = new ResizeObserver(() => chart.resize());
    resized.observe(frame.current);
    return () => {
      resized.disconnect();
      chart.dispose();
      drawn.current = null;
    };
  }, [told, look, isDark, drawn]);
  return <div ref={frame} className="chart" role="img" aria-label={label} style={{ height }} />;
}
