import { expect, test } from 'vitest';
import { REVEAL_GLOW_MS as GLOW_MS } from '#core/game/show/cues.ts';
import { Direction } from './direction.svelte.ts';
import type { StageView } from './director/moment.ts';

const reveal: StageView = {
  phase: 'reveal',
  step: 'reveal:0',
  code: 'KWP4',
  title: 'Quiz',
  language: 'en',
  players: 2,
  since: 10_000
};

test('the page sets one timer, to the next beat, and none once nothing is to come', () => {
  let now = 9_000;
  const timers: { at: number; act: () => void; isOff: boolean }[] = [];
  const called: string[] = [];
  const direction = new Direction(
    {
      now: () => now,
      after(ms, act) {
        const timer = { at: now + ms, act, isOff: false };
        timers.push(timer);
        return () => (timer.isOff = true);
      },
      isStill: () => false
    },
    (cue, view) => called.push(`${view.step} ${cue.type}`)
  );
  direction.see({ ...reveal, phase: 'locked', step: 'locked:0', since: 9_000 }, 0);
  expect(called.splice(0)).toEqual(['locked:0 effect', 'locked:0 say']);
  now = 10_000;
  direction.see(reveal, 0);
  const waiting = () => timers.filter(({ isOff }) => !isOff);
  expect(waiting().map(({ at }) => at)).toEqual([10_000 + GLOW_MS]);
  expect(direction.shown?.scene.beats).toEqual(new Set(['bars']));
  // Timers may come a little early: it is asked again.
  now = 10_000 + GLOW_MS - 1;
  waiting()[0]?.act();
  expect(direction.shown?.scene.beats).toEqual(new Set(['bars']));
  expect(waiting().map(({ at }) => at)).toEqual([10_000 + GLOW_MS]);
  now = 10_000 + GLOW_MS;
  waiting()[0]?.act();
  expect(direction.shown?.scene.beats).toEqual(new Set(['bars', 'glow']));
  expect(waiting()).toEqual([]);
  expect(called).toEqual(['reveal:0 effect', 'reveal:0 effect', 'reveal:0 say']);
  direction.dispose();
});
