import TilesAsk from './choice/TilesAsk.svelte';
import type { Faces } from './faces.ts';
import TaskAsk from './text/TaskAsk.svelte';

export interface AskProps {
  /** Language of the quiz. */
  lang: string;
  /** So many tiles have come. */
  shown: number;
  /** No answer is taken any more. */
  isOver: boolean;
}

/** What stands below the question on the display while it can be answered. */
export const askFaces: Faces<AskProps> = {
  singleChoice: TilesAsk,
  multipleChoice: TilesAsk,
  trueFalse: TilesAsk,
  typedAnswer: TaskAsk,
  numberEstimate: TaskAsk
};
