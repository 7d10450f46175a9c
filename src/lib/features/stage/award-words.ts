import type { AwardName } from '#core/results/award-rules.ts';
import type { ToldAward } from '#core/results/told-evening.ts';
import { formatNumber, formatSeconds } from '#lib/i18n/format.ts';
import { m } from '#lib/paraglide/messages.js';

interface AwardWords {
  readonly glyph: string;
  title(): string;
  /** What it was won with. */
  value(value: number): string;
}

const count = (value: number) => ({ count: formatNumber(value) });
const seconds = (value: number) => ({ s: formatSeconds(value) });

/** Every award in the words of the reader. */
const awardWords: Record<AwardName, AwardWords> = {
  fastestFinger: {
    glyph: '⚡',
    title: () => m.award_fastest(),
    value: (value) => m.award_fastest_value(seconds(value))
  },
  onlyKnower: {
    glyph: '🎓',
    title: () => m.award_knower(),
    value: (value) => m.award_knower_value(count(value))
  },
  // The question and the guess say it all.
  closestGuess: { glyph: '🎯', title: () => m.award_closest(), value: () => '' },
  bestClimb: {
    glyph: '🧗',
    title: () => m.award_climb(),
    value: (value) => m.award_climb_value(count(value))
  },
  longestStreak: {
    glyph: '🔥',
    title: () => m.award_streak(),
    value: (value) => m.award_streak_value(count(value))
  },
  loneWolf: {
    glyph: '🐺',
    title: () => m.award_wolf(),
    value: (value) => m.award_wolf_value(count(value))
  },
  bravestWrong: {
    glyph: '🦁',
    title: () => m.award_brave(),
    value: (value) => m.award_brave_value(seconds(value))
  }
};

export const awardText = ({ name, value }: Pick<ToldAward, 'name' | 'value'>) => {
  const words = awardWords[name];
  return { glyph: words.glyph, title: words.title(), value: words.value(value) };
};
