import { describe, expect, test } from 'vitest';
import { PODIUM_ROLL_MS as ROLL_MS, REVEAL_GLOW_MS as GLOW_MS } from '#core/game/show/cues.ts';
import type { BoardRow } from '#core/game/views.ts';
import { soundCue, type Cue } from './cue.ts';
import { Director } from './director.ts';
import type { StageView } from './moment.ts';
import { COUNT_MS, POINTS_MS, TROPHY_MS, WINNER_MS } from './moments/board.ts';
import { CURTAIN_MS, LETTER_MS } from './moments/opening.ts';
import { TILE_MS } from './moments/question.ts';
import { STORY_MS } from './moments/reveal.ts';

/** Beginning of every evening here, ms on the room's clock. */
const T = 1_000_000;

const lobby: StageView = {
  phase: 'lobby',
  step: 'lobby',
  code: 'KWP4',
  title: 'Quiz',
  language: 'en',
  players: 0,
  since: T - 60_000
};
const item: StageView['item'] = { id: 'q1', n: 1, of: 2, points: 1_000, limitMs: 20_000, scoring: 'speed' };
const timing = { opensAt: T + 4_000, closesAt: T + 24_000 };
const asked: StageView['question'] = {
  type: 'singleChoice',
  prompt: 'Which?',
  options: ['A', 'B', 'C', 'D']
};
const intro = {
  ...lobby,
  phase: 'itemIntro',
  step: 'itemIntro:0',
  since: T,
  item,
  timing,
  question: asked
} as StageView;
const open: StageView = { ...intro, phase: 'open', step: 'open:0', since: T + 4_000 };
const locked: StageView = { ...open, phase: 'locked', step: 'locked:0', since: T + 24_500 };
const reveal: StageView = {
  ...locked,
  phase: 'reveal',
  step: 'reveal:0',
  since: T + 30_000,
  fastest: { name: 'Ada', tapMs: 900 }
};
const row = (rank: number, more: Partial<BoardRow> = {}): BoardRow =>
  ({
    id: `c${String(rank)}`,
    name: `N${String(rank)}`,
    avatar: '🦊',
    rank,
    score: 1_000 - rank,
    ...more
  }) as BoardRow;
const podium = (podiumStep: 0 | 1 | 2 | 3, since: number): StageView => ({
  ...lobby,
  phase: 'podium',
  step: `podium:${String(podiumStep)}`,
  since,
  podiumStep,
  podium: [1, 2, 3, 4].map((rank) => row(rank))
});

const written = (cue: Cue): string =>
  cue.type === 'effect'
    ? `${cue.effect}${cue.n === undefined ? '' : String(cue.n)}`
    : cue.type === 'bed'
      ? `bed ${cue.bed ?? '-'}`
      : `“${cue.what}”`;

/** A director with a clock that is moved by hand, and everything it called with the time of it. */
class Evening {
  now = T;
  answered = 0;
  still = false;
  readonly called: string[] = [];
  readonly #director = new Director({
    call: (cue, now) => void this.called.push(`${String(now - T)} ${written(cue)}`),
    isStill: () => this.still
  });

  see(view: StageView, at = this.now) {
    this.now = at;
    return this.#director.see({ view, answered: this.answered }, at);
  }
  get nextAt() {
    return this.#director.nextAt;
  }
  /** As the page does: asks again when something is to come, and at no other time. */
  until(at: number) {
    for (let next = this.nextAt; next !== undefined && next <= at; next = this.nextAt)
      this.#director.advance(next);
    this.now = at;
    return this.#director.advance(at);
  }
  /** As a page does that was asleep. */
  wake(at: number) {
    this.now = at;
    return this.#director.advance(at);
  }
  /** What was called since the last time. */
  take() {
    return this.called.splice(0);
  }
}

describe('a moment that is seen from its beginning', () => {
  test('the curtain rises before an empty house, letter by letter', () => {
    const evening = new Evening();
    expect(evening.see(lobby).beats.has('letter:1')).toBe(false);
    expect(evening.until(T + CURTAIN_MS).beats.has('letter:1')).toBe(true);
    expect(evening.until(T + 60_000).beats.has('doors')).toBe(true);
    expect(evening.take()).toEqual([
      '0 curtain',
      '900 codeLetter0',
      '900 bed lobby',
      ...[2, 3, 4].map((n) => `${String(CURTAIN_MS + (n - 1) * LETTER_MS)} codeLetter${String(n - 1)}`)
    ]);
    evening.see({ ...lobby, players: 1 });
    expect(evening.take()).toEqual(['60000 arrival']);
  });

  test('the question stands alone, tiles slam in one by one, the last seconds are counted', () => {
    const evening = new Evening();
    evening.see(lobby, T - 5_000);
    evening.until(T - 1);
    evening.take();
    const alone = evening.see(intro, T + 40);
    expect([...alone.beats]).toEqual(['asked']);
    expect(alone.elapsedMs).toBe(40);
    expect(evening.nextAt).toBe(timing.opensAt);
    evening.until(timing.opensAt);
    const opened = evening.see(open);
    expect(opened.key).toBe(alone.key);
    expect(opened.beats.has('tile:1')).toBe(true);
    expect(opened.beats.has('tile:2')).toBe(false);
    expect(evening.until(timing.opensAt + TILE_MS).beats.has('tile:2')).toBe(true);
    evening.until(T + 9_000);
    evening.answered = 1;
    evening.see(open);
    evening.until(T + 24_100);
    expect(evening.take()).toEqual([
      '40 question',
      '40 “question”',
      '40 bed -',
      '4000 “open”',
      '4000 tile0',
      '4000 bed think',
      '4170 tile1',
      '4340 tile2',
      '4510 tile3',
      '9000 dared1',
      '19000 tick5',
      '19000 heartbeat5',
      '19000 “fiveSeconds”',
      ...[4, 3, 2, 1].flatMap((left) => {
        const at = String(24_000 - left * 1_000);
        return [`${at} tick${String(left)}`, `${at} heartbeat${String(left)}`];
      }),
      '24000 bed -'
    ]);
  });

  test('bars climb, then the right one blazes, then the story', () => {
    const evening = new Evening();
    evening.see(locked, locked.since);
    evening.take();
    expect(evening.see(reveal, T + 30_030).beats).toEqual(new Set(['bars']));
    expect(evening.until(T + 30_000 + GLOW_MS).beats).toEqual(new Set(['bars', 'glow']));
    evening.until(T + 40_000);
    expect(evening.take()).toEqual([
      '30030 roll',
      `${String(30_000 + GLOW_MS)} right`,
      `${String(30_000 + GLOW_MS)} “right”`,
      `${String(30_000 + GLOW_MS + STORY_MS)} story`,
      `${String(30_000 + GLOW_MS + STORY_MS)} “story”`
    ]);
    expect(evening.nextAt).toBeUndefined();
  });

  test('a round ends with its winner, then the trophy; one alone comes with the brass', () => {
    const evening = new Evening();
    const winner = { name: 'Ada', avatar: '🦊' } as const;
    const trophy = { ...winner, award: 'loneWolf', value: 2 } as const;
    const over = { ...lobby, phase: 'scoreboard', step: 'scoreboard:3', since: T, board: [row(1)] } as const;
    evening.see({ ...over, roundEnd: { winners: [winner], points: 900, trophy } }, T);
    evening.until(T + 20_000);
    const settled = POINTS_MS + COUNT_MS + 300;
    const wonAt = settled + WINNER_MS;
    expect(evening.take().filter((line) => /round|story/.test(line))).toEqual([
      `${String(wonAt)} roundWinner`,
      `${String(wonAt)} “roundEnd”`,
      `${String(wonAt + TROPHY_MS)} story`
    ]);
    const alone = new Evening();
    alone.see({ ...over, roundEnd: { winners: [], points: 0, trophy } }, T);
    expect(alone.until(T + 20_000).beats).toContain('trophy');
    expect(alone.take()).toContain(`${String(wonAt)} roundWinner`);
  });

  test('each place is out after its roll, and the ones before it stay', () => {
    const evening = new Evening();
    evening.see(reveal);
    evening.take();
    evening.see(podium(0, T), T);
    expect(evening.until(T + 3_000).beats.has('third')).toBe(false);
    evening.see(podium(1, T + 3_000));
    expect(evening.until(T + 3_000 + ROLL_MS[1]).beats.has('third')).toBe(true);
    evening.see(podium(2, T + 10_000), T + 10_000);
    expect(evening.until(T + 20_000).beats).toEqual(new Set(['third', 'roll', 'second']));
    const first = evening.see(podium(3, T + 30_000), T + 30_000);
    expect([...first.beats].sort()).toEqual(['roll', 'second', 'third']);
    expect(evening.until(T + 40_000).beats.has('first')).toBe(true);
    expect(evening.take().filter((line) => !/behind|Sweep|bed -/.test(line))).toEqual([
      '3000 podiumRoll3',
      '4600 place3',
      '4600 “third”',
      '10000 podiumRoll2',
      '12400 place2',
      '12400 “second”',
      '30000 podiumRoll1',
      '33600 winner1',
      '33600 “first”',
      '33600 bed podium'
    ]);
  });

  test('a place that nobody stands on has no roll', () => {
    const evening = new Evening();
    evening.see(podium(0, T), T);
    evening.until(T + 5_000);
    evening.take();
    const tied = { ...podium(2, T + 6_000), podium: [row(1), row(1), row(3)] };
    expect(evening.see(tied, T + 6_000).beats.has('second')).toBe(true);
    expect(evening.take()).toEqual([]);
  });
});

describe('a display that comes in late', () => {
  test.each<[string, StageView, number, readonly string[]]>([
    ['a lobby with guests', { ...lobby, players: 3 }, T, ['curtain', 'letter:4', 'doors']],
    ['an open question', open, T + 10_000, ['asked', 'open', 'tile:4']],
    ['a reveal', reveal, T + 60_000, ['bars', 'glow', 'story']],
    ['a podium', podium(3, T), T + 60_000, ['third', 'second', 'first']],
    ['a board of an older worker', { ...lobby, phase: 'scoreboard', step: 's:0', board: [] }, T, ['settled']]
  ])('sees the end of %s, in silence', (_what, view, now, beats) => {
    const { since: _since, ...older } = view;
    const evening = new Evening();
    const scene = evening.see(view.phase === 'scoreboard' ? older : view, now);
    for (const beat of beats) expect(scene.beats, beat).toContain(beat);
    expect(evening.take().filter((line) => !line.includes('bed'))).toEqual([]);
    evening.until(now + 3_000);
    expect(evening.take().filter((line) => !line.includes('bed'))).toEqual([]);
  });

  test('hears what is still to come, and the music that is on', () => {
    const evening = new Evening();
    evening.see(open, T + 21_500);
    expect(evening.take()).toEqual(['21500 bed think']);
    evening.until(T + 25_000);
    expect(evening.take()).toEqual([
      '22000 tick2',
      '22000 heartbeat2',
      '23000 tick1',
      '23000 heartbeat1',
      '24000 bed -'
    ]);
  });

  test('after an outage finds the step that it missed at its end', () => {
    const evening = new Evening();
    evening.see(locked, locked.since);
    evening.take();
    expect(evening.see(reveal, T + 45_000).beats).toEqual(new Set(['bars', 'glow', 'story']));
    expect(evening.take()).toEqual([]);
  });
});

test('the press of the host cuts a moment short: what was to come never comes', () => {
  const evening = new Evening();
  evening.see(reveal, T + 30_000);
  evening.until(T + 30_500);
  evening.take();
  const board: StageView = {
    ...lobby,
    phase: 'scoreboard',
    step: 'scoreboard:0',
    since: T + 30_600,
    board: [row(1)]
  };
  const scene = evening.see(board, T + 30_600);
  expect(scene.moment).toBe('board');
  expect([...scene.beats]).toEqual(['rows']);
  evening.until(T + 60_000);
  expect(evening.take().filter((line) => /right|story/.test(line))).toEqual([]);
});

test('taken over, the same step again changes nothing', () => {
  const evening = new Evening();
  evening.see(reveal, T + 30_000);
  evening.until(T + 32_000);
  evening.take();
  const scene = evening.see({ ...reveal, since: T + 32_000 }, T + 32_100);
  expect(scene.beats).toEqual(new Set(['bars', 'glow']));
  expect(scene.elapsedMs).toBe(2_100);
  expect(evening.take()).toEqual([]);
});

describe('a pause', () => {
  test('freezes the moment; after it the rest comes, with what the pause took', () => {
    const evening = new Evening();
    evening.see(locked, locked.since);
    evening.see(reveal, T + 30_000);
    evening.until(T + 31_000);
    evening.take();
    const paused: StageView = { ...reveal, paused: 'host', pausedAt: T + 31_000 };
    const scene = evening.see(paused, T + 31_050);
    expect(scene).toMatchObject({ isPaused: true, elapsedMs: 1_000 });
    expect(evening.nextAt).toBeUndefined();
    expect(evening.until(T + 90_000).beats).toEqual(new Set(['bars']));
    expect(evening.take()).toEqual(['31000 pause', '31000 “paused”', '31000 bed break']);
    evening.see(reveal, T + 91_000);
    expect(evening.nextAt).toBe(T + 91_400);
    evening.until(T + 91_400);
    expect(evening.take()).toEqual(['91000 bed -', '91400 right', '91400 “right”']);
  });

  test('moves the deadlines of a question as the room says', () => {
    const evening = new Evening();
    evening.see(open, T + 20_500);
    evening.see({ ...open, paused: 'hostAway', pausedAt: T + 21_000 }, T + 21_000);
    evening.until(T + 60_000);
    evening.take();
    evening.see({ ...open, timing: { opensAt: T + 44_000, closesAt: T + 64_000 } }, T + 61_000);
    evening.until(T + 64_000);
    expect(evening.take().filter((line) => line.includes('tick'))).toEqual([
      '61000 tick3',
      '62000 tick2',
      '63000 tick1'
    ]);
  });

  test('of a display that reloads in it is the same', () => {
    const evening = new Evening();
    const scene = evening.see({ ...reveal, paused: 'host', pausedAt: T + 31_000 }, T + 80_000);
    expect(scene).toMatchObject({ isPaused: true, elapsedMs: 1_000 });
    expect(scene.beats).toEqual(new Set(['bars']));
    expect(evening.take()).toEqual(['31000 bed break']);
  });
});

describe('a deadline that moves', () => {
  test('further away: the last seconds come again', () => {
    const evening = new Evening();
    evening.see(open, T + 18_000);
    expect(evening.until(T + 20_000).beats.has('second:4')).toBe(true);
    evening.take();
    const longer = { ...timing, closesAt: timing.closesAt + 10_000 };
    expect(evening.see({ ...open, timing: longer }, T + 20_100).beats.has('second:5')).toBe(false);
    evening.until(T + 29_000);
    expect(evening.take()).toEqual([
      '20100 bed think',
      '29000 tick5',
      '29000 heartbeat5',
      '29000 “fiveSeconds”'
    ]);
  });

  test('everybody is in: a cymbal, and only the seconds that are left', () => {
    const evening = new Evening();
    evening.see(open, T + 8_000);
    evening.until(T + 10_000);
    evening.take();
    const allIn: StageView = { ...open, allIn: true, timing: { ...timing, closesAt: T + 12_000 } };
    evening.see(allIn, T + 10_050);
    evening.until(T + 12_000);
    expect(evening.take()).toEqual([
      '10050 everybodyIn',
      '10050 “allIn”',
      '10050 tick2',
      '10050 heartbeat2',
      '10050 bed think',
      '11000 tick1',
      '11000 heartbeat1',
      '12000 bed -'
    ]);
  });
});

test('a skip is told wherever it led; taken back, the question stands as it did', () => {
  const evening = new Evening();
  evening.see(open, T + 10_000);
  evening.take();
  const skip = { n: 1, until: T + 16_000 };
  const second = {
    ...intro,
    step: 'itemIntro:1',
    since: T + 11_000,
    item: { ...item, id: 'q2', n: 2 },
    timing: { opensAt: T + 16_000, closesAt: T + 36_000 },
    skip
  };
  expect(evening.see(second, T + 11_020).beats).toEqual(new Set(['skip', 'asked']));
  expect(evening.take()).toEqual([
    '11020 skip',
    '11020 “skipped”',
    '11020 question',
    '11020 “question”',
    '11020 bed -'
  ]);
  const back = { opensAt: T + 7_000, closesAt: T + 27_000 };
  const scene = evening.see({ ...open, since: T + 4_000, timing: back }, T + 13_000);
  for (const beat of ['asked', 'open', 'tile:4']) expect(scene.beats).toContain(beat);
  expect(evening.take()).toEqual(['13000 bed think']);
});

test('under reduced motion what only moves has moved; facts come when they come', () => {
  const evening = new Evening();
  evening.still = true;
  expect(evening.see(lobby).beats.has('letter:4')).toBe(true);
  evening.see(intro, T + 10);
  expect(evening.until(timing.opensAt).beats).toEqual(
    new Set(['asked', 'open', 'tile:1', 'tile:2', 'tile:3', 'tile:4'])
  );
  evening.see(reveal, T + 30_000);
  expect(evening.until(T + 31_000).beats).toEqual(new Set(['bars']));
  expect(evening.until(T + 31_400).beats).toEqual(new Set(['bars', 'glow']));
});

test('a page that slept tells late what was told, and plays no sound that is over', () => {
  const evening = new Evening();
  evening.see(locked, locked.since);
  evening.see(reveal, T + 30_000);
  evening.take();
  expect(evening.wake(T + 50_000).beats).toEqual(new Set(['bars', 'glow', 'story']));
  expect(evening.take()).toEqual(['50000 “right”', '50000 “story”']);
});

test('cues are played by whatever plays sound; what is said makes none', () => {
  const played: string[] = [];
  const sound = {
    play: (name: string, { n }: { n?: number } = {}) => void played.push(`${name} ${String(n)}`),
    bed: (name: string | undefined, { untilMs }: { untilMs?: number } = {}) =>
      void played.push(`bed ${String(name)} ${String(untilMs)}`),
    stopAll: () => undefined
  };
  soundCue(sound, { type: 'effect', effect: 'tile', n: 2 }, T);
  soundCue(sound, { type: 'bed', bed: 'think', until: T + 500 }, T);
  soundCue(sound, { type: 'bed', bed: undefined }, T);
  soundCue(sound, { type: 'say', what: 'open' }, T);
  expect(played).toEqual(['tile 2', 'bed think 500', 'bed undefined undefined']);
});
