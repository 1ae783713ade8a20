// The parts of ECharts that the charts of src/charts use, and no others: every chart type costs 3 to 10 KB.
// `cargo xtask` bundles this into one script with the global `echarts`.

import { init, registerLocale, registerTheme, use } from "echarts/core";
import { BarChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { SVGRenderer } from "echarts/renderers";

use([SVGRenderer, BarChart, GridComponent, LegendComponent, TooltipComponent]);

export { init, registerLocale, registerTheme };
