import { REVEAL_GLOW_MS as GLOW_MS } from '#core/game/show/cues.ts';
import { effect, say } from '../cue.ts';
import type { Family } from '../moment.ts';

/** The bars have climbed a breath before it, in ms. */
export const CLIMB_MS = GLOW_MS - 200;
/** From the glow to what is told of it, in ms. */
export const STORY_MS = 1_500;

export const reveal: Family = ({ view, since }) => {
  const { explanation = '', fastest, closest, only, bravest } = view;
  const hasStory = explanation !== '' || [fastest, closest, only, bravest].some((who) => who);
  return {
    name: 'reveal',
    key: view.step,
    startsAt: since,
    beats: [
      { name: 'bars', at: since, cues: [effect('roll')] },
      { name: 'glow', at: since + GLOW_MS, cues: [effect('right'), say('right')] },
      ...(hasStory
        ? [{ name: 'story', at: since + GLOW_MS + STORY_MS, cues: [effect('story'), say('story')] }]
        : [])
    ]
  };
};
