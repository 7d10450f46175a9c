import type { PublicQuestion } from '#core/question/question.ts';
import type { Highlight } from '#core/scoring/highlight.ts';
import { formatSeconds } from '#lib/i18n/format.ts';
import { isolate } from '#lib/i18n/isolate.ts';
import { m } from '#lib/paraglide/messages.js';
import { wordsOf } from '../kinds/words.ts';

/** Who is named with the chart of a question, in words; empty when nobody is. */
export function highlightText({ fastest, closest }: Highlight, question: PublicQuestion | undefined): string {
  if (closest && question)
    return closest.off === 0
      ? m.display_spot_on({ name: isolate(closest.name) })
      : m.display_closest({
          name: isolate(closest.name),
          off: wordsOf(question).distance?.(question, closest.off) ?? ''
        });
  return fastest ? m.display_fastest({ name: isolate(fastest.name), s: formatSeconds(fastest.tapMs) }) : '';
}
