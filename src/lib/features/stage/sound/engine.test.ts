import { beforeEach, describe, expect, it } from 'vitest';
import { BedNotes } from './bed-notes.ts';
import { duckSteps } from './ducking.ts';
import { SoundEngine } from './engine.ts';
import { FakeAudio } from './fake-audio.fixture.ts';
import { BEDS } from './score/beds.ts';
import { EFFECTS, type EffectName } from './score/effects.ts';

let audio: FakeAudio;
let engine: SoundEngine;
/** Nodes of a silent engine. */
let silent: number;

beforeEach(() => {
  audio = new FakeAudio();
  engine = new SoundEngine(audio.context, 0.8);
  silent = audio.live.size;
});

/** Time passes as in a page whose timer comes late, every 400 ms. */
function pass(seconds: number): void {
  const end = audio.currentTime + seconds;
  while (audio.currentTime < end - 0.001) {
    audio.advance(0.4);
    engine.fill();
  }
}

describe('effects', () => {
  it('begin when they were asked to', () => {
    audio.advance(10);
    engine.play('roll', { inMs: 700 });
    pass(0.4);
    expect(Math.min(...audio.started)).toBeCloseTo(10.7, 9);
  });

  it('that are far ahead are handed over when their time comes near', () => {
    engine.play('tick', { inMs: 5_000 });
    expect(audio.started).toEqual([]);
    pass(4);
    expect(Math.min(...audio.started)).toBeCloseTo(5, 9);
  });

  it('are not played late: what a computer slept through stays unheard', () => {
    engine.play('winner');
    const before = audio.started.length;
    audio.advance(60);
    engine.fill();
    expect(audio.started.length).toBe(before);
    pass(1);
    expect(audio.live.size).toBe(silent);
  });

  it.each(Object.keys(EFFECTS) as EffectName[])('%s leaves nothing behind', (name) => {
    engine.play(name, { n: 1 });
    expect(audio.live.size).toBeGreaterThan(silent);
    pass(12);
    expect(audio.live.size).toBe(silent);
    expect(engine.nodes).toBe(silent);
  });

  it('three hundred arrivals in 20 s never sound nearer than 85 ms', () => {
    for (let n = 0; n < 300; n += 1) {
      engine.play('arrival', { n });
      audio.advance(20 / 300);
      engine.fill();
    }
    const begins = [...new Set(audio.started)].sort((a, b) => a - b);
    expect(begins.length).toBeGreaterThan(100);
    begins.slice(1).forEach((at, index) => {
      expect(at - (begins[index] ?? 0)).toBeGreaterThanOrEqual(0.085);
    });
  });
});

describe('stopping', () => {
  it('is silence at once, and nothing that was planned comes', () => {
    engine.bed('lobby');
    engine.play('winner');
    engine.play('tick', { inMs: 3_000 });
    engine.stopAll();
    const before = audio.started.length;
    pass(6);
    expect(audio.started.length).toBe(before);
    expect(audio.live.size).toBe(silent);
  });

  it('disposing lets go of everything', () => {
    engine.bed('think', { untilMs: 20_000 });
    engine.play('right');
    engine.dispose();
    expect(audio.live.size).toBe(0);
  });
});

describe('beds', () => {
  it('go on by the audio clock, whenever the timer comes', () => {
    engine.bed('lobby');
    for (const seconds of [0.3, 0.1, 0.2, 0.1, 1.2, 0.3, 0.2, 1.1]) {
      audio.advance(seconds);
      engine.fill();
    }
    const step = 60 / 4 / BEDS.lobby.beatsPerMinute;
    const swing = (BEDS.lobby.swing ?? 0) * step;
    for (const at of audio.started) {
      const steps = at / step;
      const odd = (at - swing) / step;
      expect(Math.min(Math.abs(steps - Math.round(steps)), Math.abs(odd - Math.round(odd)))).toBeLessThan(
        1e-6
      );
    }
  });

  it('that play already play on', () => {
    engine.bed('lobby');
    const first = audio.started.filter((at) => at === 0).length;
    engine.bed('lobby');
    expect(audio.started.filter((at) => at === 0).length).toBe(first);
  });

  it('one leaves when the next has come', () => {
    engine.bed('lobby');
    pass(4);
    engine.bed('break');
    pass(4);
    engine.bed(undefined);
    pass(4);
    expect(audio.live.size).toBe(silent);
  });

  it('may be a recording that somebody brought', () => {
    const buffer = audio.createBuffer(2, 8_000, 8_000) as unknown as AudioBuffer;
    engine.useBed('break', { kind: 'recording', buffer });
    engine.bed('break');
    expect(audio.started.length).toBe(1);
    pass(30);
    expect(audio.started.length).toBe(1);
    engine.bed(undefined);
    pass(4);
    expect(audio.live.size).toBe(silent);
  });

  const strokes = (notes: BedNotes, from: number, until: number) => {
    let count = 0;
    for (let timed = notes.next(until); timed; timed = notes.next(until)) if (timed.at >= from) count += 1;
    return count;
  };

  it('tighten: more strokes towards the end than at the beginning', () => {
    const notes = new BedNotes(BEDS.think, 0);
    notes.tighten(0, 20);
    const first = strokes(notes, 0, 4);
    const last = strokes(notes, 16, 20);
    expect(last).toBeGreaterThan(first * 2);
    expect(notes.tensionAt(20)).toBe(1);
    expect(notes.tensionAt(10)).toBeCloseTo(0.5, 9);
  });

  it('go on from their tension when time is added', () => {
    const notes = new BedNotes(BEDS.think, 0);
    notes.tighten(0, 20);
    notes.tighten(10, 30);
    expect(notes.tensionAt(10)).toBeCloseTo(0.5, 9);
    expect(notes.tensionAt(20)).toBeCloseTo(0.75, 9);
    expect(notes.tensionAt(30)).toBe(1);
  });

  it('without an end stay as tense as they are', () => {
    const notes = new BedNotes(BEDS.think, 0);
    notes.tighten(0, 20);
    notes.tighten(5, Infinity);
    expect(notes.tensionAt(500)).toBeCloseTo(0.25, 9);
  });
});

describe('ducking', () => {
  it('follows the deepest of those that overlap', () => {
    const ducks = [
      { from: 1, until: 3, level: 0.4 },
      { from: 2, until: 6, level: 0.2 },
      { from: 5, until: 7, level: 0.6 }
    ];
    expect(duckSteps(ducks, 0)).toEqual([
      { at: 0, level: 1 },
      { at: 1, level: 0.4 },
      { at: 2, level: 0.2 },
      { at: 3, level: 0.2 },
      { at: 5, level: 0.2 },
      { at: 6, level: 0.6 },
      { at: 7, level: 1 }
    ]);
  });

  it('begins in the middle of one, and has no end while media play', () => {
    expect(duckSteps([{ from: 0, until: Infinity, level: 0.1 }], 4)).toEqual([{ at: 4, level: 0.1 }]);
  });
});

it('an evening of three hours has no more nodes at its end than in its first minutes', () => {
  const names = Object.keys(EFFECTS) as EffectName[];
  const beds = ['lobby', 'think', 'podium', 'break', undefined] as const;
  const most = (seconds: number) => {
    let nodes = 0;
    for (let at = 0; at < seconds; at += 8) {
      const turn = at / 8;
      engine.bed(beds[turn % beds.length], { untilMs: 8_000 });
      engine.play(names[turn % names.length] ?? 'tick', { n: turn });
      pass(8);
      nodes = Math.max(nodes, audio.live.size);
    }
    return nodes;
  };
  const early = most(600);
  expect(most(3 * 3_600)).toBeLessThanOrEqual(early);
  engine.bed(undefined);
  pass(12);
  expect(audio.live.size).toBe(silent);
}, 120_000);
