import TilesAsk from './choice/TilesAsk.svelte';
import type { Faces } from './faces.ts';
import TaskAsk from './text/TaskAsk.svelte';

/** What stands below the question on the display while it can be answered. `lang` is the language of the quiz. */
export const askFaces: Faces<{ lang: string; crowded: boolean }> = {
  singleChoice: TilesAsk,
  multipleChoice: TilesAsk,
  trueFalse: TilesAsk,
  typedAnswer: TaskAsk,
  numberEstimate: TaskAsk
};
