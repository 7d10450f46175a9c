import type { RoundEndView } from '#core/game/rounds/view.ts';
import { formatNumber } from '#lib/i18n/format.ts';
import { isolate } from '#lib/i18n/isolate.ts';
import { m } from '#lib/paraglide/messages.js';
import { awardText } from './award-words.ts';

/** Whoever won a round, as one list; empty where nobody did. */
export const roundWinners = ({ winners, more }: RoundEndView): string => {
  const names = winners.map(({ name }) => isolate(name)).join(', ');
  return more === undefined ? names : `${names} ${m.display_more({ count: formatNumber(more) })}`;
};

/** How a round ended, line by line, each with its sign [GAME-50, GAME-51]. */
export function roundEndLines(
  end: RoundEndView | undefined
): readonly { readonly glyph: string; readonly text: string }[] {
  if (!end) return [];
  const { winners, points, trophy } = end;
  const award = trophy && awardText({ name: trophy.award, value: trophy.value });
  const wins = `${m.display_round_winner()}: ${roundWinners(end)}, ${m.points_plus({ points: formatNumber(points) })}`;
  return [
    ...(winners.length > 0 ? [{ glyph: '🏆', text: wins }] : []),
    ...(award && trophy
      ? [
          {
            glyph: award.glyph,
            text: `${award.title}: ${[isolate(trophy.name), award.value].filter(Boolean).join(', ')}`
          }
        ]
      : [])
  ];
}
