import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { type EChartsCoreOption, type EChartsType, init, use } from 'echarts/core';
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers';

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer, SVGRenderer]);

const PIXELS = 2;

export function draw(element: HTMLElement, option: EChartsCoreOption): EChartsType {
  const chart = init(element);
  chart.setOption(option);
  return chart;
}

/** The chart as it is drawn, at twice its size. */
export function pngOf(chart: EChartsType, background: string): Promise<Blob> {
  const canvas = chart.renderToCanvas({ pixelRatio: PIXELS, backgroundColor: background });
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) =>
      blob === null ? reject(new Error('the chart could not be drawn')) : resolve(blob),
    );
  });
}

/** The same as lines and letters. */
export function svgOf(chart: EChartsType, option: EChartsCoreOption, background: string): Blob {
  const size = { width: chart.getWidth(), height: chart.getHeight() };
  const drawn = init(null, null, { renderer: 'svg', ssr: true, ...size });
  drawn.setOption({ ...option, backgroundColor: background });
  const text = drawn.renderToSVGString();
  drawn.dispose();
  return new Blob([text], { type: 'image/svg+xml' });
}
