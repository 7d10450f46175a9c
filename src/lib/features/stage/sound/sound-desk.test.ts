import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeAudio } from './fake-audio.fixture.ts';
import { SoundDesk, VOLUMES } from './sound-desk.svelte.ts';

let opened: FakeAudio[];
let stored: unknown;
/** Whether the browser lets a page sound that nobody has touched. */
let allowed: boolean;

const memory = {
  keep: (_: string, value: unknown) => {
    stored = value;
  },
  recall: () => stored
};

function desk(): SoundDesk {
  return new SoundDesk(memory, () => {
    const audio = new FakeAudio();
    audio.state = allowed ? 'running' : 'suspended';
    if (!allowed) audio.resume = () => new Promise(() => {});
    opened.push(audio);
    return audio.context;
  });
}

/** Somebody touches the page. */
function touch(): void {
  for (const audio of opened) {
    audio.state = 'running';
    audio.onstatechange?.();
  }
}

const starts = () => opened.flatMap(({ started }) => started).length;

beforeEach(() => {
  opened = [];
  stored = undefined;
  allowed = true;
  vi.useFakeTimers();
  vi.stubGlobal('addEventListener', () => {});
  vi.stubGlobal('removeEventListener', () => {});
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the choice', () => {
  it('is none before somebody was asked, and nothing is opened', () => {
    const sound = desk();
    sound.run();
    expect(sound.choice).toBeUndefined();
    expect(sound.state).toBe('off');
    expect(sound.volume).toBe(VOLUMES.quiet);
    expect(opened).toEqual([]);
  });

  it('is remembered on this computer', () => {
    desk().choose(true, 0.6);
    const next = desk();
    next.run();
    expect(next.choice).toEqual({ on: true, volume: 0.6 });
    expect(next.state).toBe('on');
  });

  it('keeps the volume while it is off', () => {
    const sound = desk();
    sound.choose(true, VOLUMES.full);
    sound.toggle();
    expect(sound.state).toBe('off');
    expect(stored).toEqual({ on: false, volume: VOLUMES.full });
    sound.toggle();
    expect(sound.state).toBe('on');
    expect(sound.volume).toBe(VOLUMES.full);
  });

  it.each([[null], ['on'], [{ on: 'yes', volume: 1 }], [{ on: true }], [{ on: true, volume: '1' }]])(
    'is asked again where storage holds something else: %j',
    (held) => {
      stored = held;
      expect(desk().choice).toBeUndefined();
    }
  );

  it.each([
    [7, 1],
    [-1, 0],
    [Number.NaN, VOLUMES.quiet]
  ])('a volume of %d is %d', (asked, taken) => {
    const sound = desk();
    sound.choose(true, asked);
    expect(sound.volume).toBe(taken);
  });
});

describe('what is asked', () => {
  it('while it is off stays unheard, and the bed begins when it is switched on', () => {
    const sound = desk();
    sound.bed('lobby');
    sound.play('right');
    expect(starts()).toBe(0);
    sound.choose(true);
    expect(starts()).toBeGreaterThan(0);
  });

  it('while the browser blocks it does not come all at once later', () => {
    allowed = false;
    const sound = desk();
    sound.choose(true);
    expect(sound.state).toBe('blocked');
    sound.play('right');
    expect(starts()).toBe(0);
    touch();
    expect(sound.state).toBe('on');
    expect(starts()).toBe(0);
    sound.play('right');
    expect(starts()).toBeGreaterThan(0);
  });

  it('before everything was stopped does not begin when it is switched on', () => {
    const sound = desk();
    sound.bed('lobby');
    sound.stopAll();
    sound.choose(true);
    expect(starts()).toBe(0);
  });
});

it('switching off closes what was opened and lets go of every node', () => {
  const sound = desk();
  sound.bed('lobby');
  sound.choose(true);
  sound.play('winner');
  sound.choose(false);
  vi.runAllTimers();
  expect(opened.map(({ state, live }) => [state, live.size])).toEqual([['closed', 0]]);
  expect(vi.getTimerCount()).toBe(0);
});

it('who leaves the page takes timer and context along, and the choice stays', () => {
  const sound = desk();
  const end = sound.run();
  sound.choose(true);
  end();
  vi.runAllTimers();
  expect(vi.getTimerCount()).toBe(0);
  expect(opened[0]?.state).toBe('closed');
  expect(stored).toMatchObject({ on: true });
});
