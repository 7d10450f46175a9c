import type { Summary } from '#core/question/question-kind.ts';
import type { AnswerValue, PublicQuestion } from '#core/question/question.ts';
import type { Highlight, Named } from '#core/scoring/highlight.ts';
import { formatNumber, formatSeconds } from '#lib/i18n/format.ts';
import { isolate } from '#lib/i18n/isolate.ts';
import { m } from '#lib/paraglide/messages.js';
import { wordsOf } from '../kinds/words.ts';

/** The one human line of a question [QUESTION-17]. */
export interface ToldHighlight {
  readonly glyph: string;
  /** Face of who is named; workers up to 0.2.0 send none. */
  readonly face: string | undefined;
  readonly text: string;
}

/** What a highlight says; `undefined` where nobody is named. */
export function tellHighlight(
  { fastest, closest, only, bravest }: Highlight,
  question: PublicQuestion | undefined,
  summary: Summary | undefined
): ToldHighlight | undefined {
  if (!question) return undefined;
  if (closest)
    return told('🎯', closest, ({ name }) =>
      closest.off === 0
        ? m.display_spot_on({ name })
        : m.display_closest({ name, off: wordsOf(question).distance?.(question, closest.off) ?? '' })
    );
  if (only) return told('🎓', only, ({ name }) => m.display_only({ name, of: formatNumber(only.of) }));
  if (bravest) {
    const answer = charted(question, bravest.value, summary);
    return told('🦁', bravest, ({ name }) =>
      answer === undefined ? m.display_bravest({ name }) : m.display_bravest_with({ name, answer })
    );
  }
  return (
    fastest && told('⚡', fastest, ({ name }) => m.display_fastest({ name, s: formatSeconds(fastest.tapMs) }))
  );
}

const told = (glyph: string, who: Named, say: (who: Named) => string): ToldHighlight => ({
  glyph,
  face: who.avatar,
  text: say({ name: isolate(who.name) })
});

/** An answer in words, where the chart tells it too: what was typed may have no bar. */
function charted(
  question: PublicQuestion,
  value: AnswerValue,
  summary: Summary | undefined
): string | undefined {
  const words = wordsOf(question);
  const isCharted = words.tiles(question).length > 0 || summary?.bars.some(({ label }) => label === value);
  return isCharted ? isolate(String(words.answer(question, value))) : undefined;
}

/** The same as one sentence; empty where nobody is named. */
export const highlightText = (...what: Parameters<typeof tellHighlight>): string =>
  tellHighlight(...what)?.text ?? '';
