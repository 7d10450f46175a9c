import type { Summary } from '#core/question/question-kind.ts';
import TilesChart from './choice/TilesChart.svelte';
import type { Faces } from './faces.ts';
import TextChart from './text/TextChart.svelte';

/** How everybody answered, on the page of results. */
export const chartFaces: Faces<{ summary: Summary }> = {
  singleChoice: TilesChart,
  multipleChoice: TilesChart,
  trueFalse: TilesChart,
  typedAnswer: TextChart,
  numberEstimate: TextChart
};
