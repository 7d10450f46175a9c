import { ALL_IN_MS } from '#core/format/quick/timing.ts';
import { effect, say } from '../cue.ts';
import { wordsOf } from '../../../kinds/words.ts';
import type { Beat, Family, StageView } from '../moment.ts';

/** From tile to tile, in ms. */
export const TILE_MS = 170;
/** The last seconds, which everybody feels. */
export const LAST_SECONDS = 5;

/** The question alone, then its answers; host who reads aloud, reading time and open time are one moment. */
export const question: Family = ({ view, since }) => {
  const { timing, question: asked } = view;
  const tiles = asked ? wordsOf(asked).tiles(asked).length : 0;
  return {
    name: 'question',
    key: `question:${view.item?.id ?? ''}`,
    startsAt: since,
    ...(timing && { bed: { name: 'think', from: timing.opensAt, until: timing.closesAt } }),
    beats: [
      { name: 'asked', at: since, cues: [effect('question'), say('question')] },
      ...(timing ? [...opening(timing.opensAt, tiles), ...closing(view, timing.closesAt)] : [])
    ]
  };
};

const opening = (opensAt: number, tiles: number): Beat[] => [
  { name: 'open', at: opensAt, cues: [say('open')] },
  ...Array.from({ length: tiles }, (_, index) => ({
    name: `tile:${String(index + 1)}`,
    at: opensAt + index * TILE_MS,
    cues: [effect('tile', index)],
    stillAt: opensAt
  }))
];

/** Everybody in early: the clock runs out in two seconds, which says when that was. */
function closing({ allIn }: StageView, closesAt: number): Beat[] {
  const allInBeat = {
    name: 'allIn',
    at: closesAt - ALL_IN_MS,
    cues: [effect('everybodyIn'), say('allIn')]
  };
  const seconds = Array.from({ length: LAST_SECONDS }, (_, index): Beat => {
    const left = LAST_SECONDS - index;
    return {
      name: `second:${String(left)}`,
      at: closesAt - left * 1_000,
      cues: [effect('tick', left), effect('heartbeat', left), ...(index === 0 ? [say('fiveSeconds')] : [])]
    };
  });
  return [...(allIn ? [allInBeat] : []), ...seconds, { name: 'time', at: closesAt }];
}

/** All light off but one. */
export const locked: Family = ({ view, since }) => ({
  name: 'locked',
  key: view.step,
  startsAt: since,
  beats: [{ name: 'lock', at: since, cues: [effect('lock'), say('locked')] }]
});
