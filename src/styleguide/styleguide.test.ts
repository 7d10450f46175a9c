import { readdirSync } from 'node:fs';
import type { PhaseName } from '#core/game/state.ts';
import { singleChoice } from '#core/quiz/quiz.fixture.ts';
import { defaultSettings } from '#core/quiz/quiz.ts';
import type { MomentName } from '#lib/features/stage/director/moment.ts';
import { expect, test } from 'vitest';
import { actsOf, differentActs, stillOf } from './evening/acts.ts';
import { readOptions, type Options } from './options.ts';
import { readTokens } from './read-tokens.ts';
import { uiParts } from './ui-parts.ts';

const options = (query = ''): Options => readOptions(new URLSearchParams(query));

const moments: Readonly<Record<MomentName, true>> = {
  lobby: true,
  round: true,
  interlude: true,
  wager: true,
  question: true,
  locked: true,
  reveal: true,
  sheet: true,
  sheetClosed: true,
  roundScores: true,
  board: true,
  tie: true,
  podium: true,
  over: true
};
const phases: Readonly<Record<PhaseName, true>> = {
  lobby: true,
  roundIntro: true,
  interlude: true,
  reading: true,
  itemIntro: true,
  open: true,
  locked: true,
  reveal: true,
  sheetIntro: true,
  sheet: true,
  sheetClosed: true,
  sheetRecall: true,
  sheetReveal: true,
  sheetScores: true,
  sheetBoard: true,
  scoreboard: true,
  wager: true,
  tieBreak: true,
  podium: true,
  ended: true
};

test.each(['', 'players=1', 'players=300', 'dir=rtl&lang=nl'])(
  'the sample evening has every moment and every phase (%s)',
  (query) => {
    const acts = actsOf(options(query));
    expect(new Set(acts.map(({ moment }) => moment))).toEqual(new Set(Object.keys(moments)));
    const seen = acts.flatMap(({ snapshots }) => snapshots.map(({ display }) => display.phase));
    expect(new Set(seen)).toEqual(new Set(Object.keys(phases)));
  }
);

test('acts of one name are shown once, and each begins before it ends', () => {
  const acts = differentActs(actsOf(options()));
  const names = acts.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toContain('interlude-slide');
  expect(names).toContain('podium-3');
  for (const act of acts.filter(({ times }) => times.length > 1)) {
    const [begin, end] = [stillOf(act, 'begin'), stillOf(act, 'end')];
    expect(begin.at, act.name).toBeLessThan(end.at);
    expect(end.scene.moment, act.name).toBe(act.moment);
    expect(end.scene.beats.size, act.name).toBeGreaterThanOrEqual(begin.scene.beats.size);
  }
});

test('an evening is the same every time', () => {
  const players = (n: number) => actsOf(options(), n).map(({ name, times }) => [name, ...times]);
  expect(players(7)).toEqual(players(7));
  expect(players(7)).not.toEqual(players(8));
});

test('every component of the design system has a specimen', () => {
  const files = readdirSync('src/lib/ui').filter((file) => file.endsWith('.svelte'));
  expect(uiParts.map((part) => `${part}.svelte`)).toEqual(files.sort());
});

test('tokens are read as they stand, each name once', () => {
  const css = ':root { /* --not: 1 */ --a: #fff; --b:\n  1px\n  2px; } @media x { .y { --a: #000; } }';
  expect(readTokens(css)).toEqual([
    { name: '--a', value: '#fff' },
    { name: '--b', value: '1px 2px' }
  ]);
});

test('an address that says nonsense shows a specimen as it is', () => {
  expect(options('lang=xx&dir=up&scheme=pink&players=-3')).toEqual(options());
});

test('a quiz that was left is played instead', () => {
  const question = singleChoice();
  const items = [question, question].map((one) => ({ sort: 'question' as const, question: one }));
  const quiz = {
    title: 'Left',
    language: 'nl' as const,
    settings: defaultSettings,
    rounds: [{ title: 'R', items }]
  };
  const acts = actsOf({ ...options(), quiz });
  expect(acts[0]?.snapshots[0]?.display).toMatchObject({ title: 'Left', language: 'nl' });
  expect(acts.filter(({ moment }) => moment === 'reveal')).toHaveLength(2);
});
