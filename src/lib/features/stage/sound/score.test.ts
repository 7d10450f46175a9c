import { describe, expect, it } from 'vitest';
import { takeOf, type Effect } from './effect.ts';
import { hertz, type Pitch } from './note.ts';
import { PATCHES } from './patches.ts';
import { BEDS } from './score/beds.ts';
import { EFFECTS, effectMs, type EffectName } from './score/effects.ts';

const effects = Object.entries(EFFECTS) as [EffectName, Effect][];
const beds = Object.entries(BEDS);
/** Semitones above F, of F major. */
const SCALE = [0, 2, 4, 5, 7, 9, 11];
const aboveF = (pitch: Pitch) => Math.round(12 * Math.log2(hertz(pitch) / hertz('F1')) + 120) % 12;

describe('the score', () => {
  it('tunes A4 to 440 Hz and doubles with each octave', () => {
    expect(hertz('A4')).toBeCloseTo(440, 6);
    expect(hertz('A5')).toBeCloseTo(880, 6);
    expect(hertz('C4')).toBeCloseTo(261.63, 1);
    expect(hertz('Bb3')).toBeCloseTo(233.08, 1);
  });

  it.each(effects)('%s is in the key of the show', (_, { takes }) => {
    for (const { pitch, to, with: others = [] } of takes.flatMap(({ notes }) => notes)) {
      for (const each of [pitch, to, ...others]) if (each) expect(SCALE, each).toContain(aboveF(each));
    }
  });

  it.each(beds)('the bed %s is in the key of the show', (_, { tracks }) => {
    for (const [, , pitch] of tracks.flatMap(({ notes }) => notes)) {
      for (const each of typeof pitch === 'string' ? [pitch] : (pitch ?? [])) {
        expect(SCALE, each).toContain(aboveF(each));
      }
    }
  });

  it.each(effects)('%s lasts as long as its notes', (_, { takes }) => {
    for (const { lengthMs, notes } of takes) {
      expect(notes.every(({ atMs, ms }) => atMs >= 0 && ms > 20)).toBe(true);
      expect(Math.max(...notes.map(({ atMs, ms }) => atMs + ms))).toBeCloseTo(lengthMs, 6);
    }
  });

  it.each(effects)('%s has a pitch for everything but drums', (_, { takes }) => {
    for (const { patch, pitch } of takes.flatMap(({ notes }) => notes)) {
      const { hz, layers } = PATCHES[patch];
      const isDrum = hz !== undefined || layers.every(({ wave }) => wave === 'noise');
      expect(pitch !== undefined || isDrum, patch).toBe(true);
    }
  });

  it.each(beds)('the notes of the bed %s stand within it', (_, { steps, tracks }) => {
    for (const [step, length] of tracks.flatMap(({ notes }) => notes)) {
      expect(Number.isInteger(step) && step >= 0 && step < steps).toBe(true);
      expect(step + length).toBeLessThanOrEqual(steps);
    }
  });
});

describe('lengths that moments are timed by', () => {
  it('the roll ends at 1,400 ms, each place rolls longer than the one below', () => {
    expect(effectMs('roll')).toBe(1_400);
    expect([3, 2, 1].map((n) => effectMs('podiumRoll', n))).toEqual([1_600, 2_400, 3_600]);
  });

  it.each(['roll', 'podiumRoll', 'podiumSweep'] as const)('%s breaks off on time', (name) => {
    for (const { lengthMs, notes } of EFFECTS[name].takes) {
      const last = notes.filter(({ atMs, ms }) => Math.abs(atMs + ms - lengthMs) < 1);
      expect(last.some(({ patch }) => PATCHES[patch].envelope === 'swelling')).toBe(true);
    }
  });
});

describe('takes', () => {
  it('four, five and six tiles form a chord of F, upwards', () => {
    const tones = [0, 1, 2, 3, 4, 5].map((n) => {
      const plucked = takeOf(EFFECTS.tile, n).notes.find(({ patch }) => patch === 'pluck');
      return plucked?.pitch ?? 'D1';
    });
    expect(new Set(tones.map(aboveF))).toEqual(new Set([0, 4, 7]));
    const frequencies = tones.map(hertz);
    expect(frequencies).toEqual([...frequencies].sort((a, b) => a - b));
  });

  it('the podium counts places from one, and numbers beyond the last take begin again', () => {
    expect(takeOf(EFFECTS.place, 1)).toBe(EFFECTS.place.takes[0]);
    expect(takeOf(EFFECTS.place, 3)).toBe(EFFECTS.place.takes[2]);
    expect(takeOf(EFFECTS.arrival, 299)).toBe(EFFECTS.arrival.takes[299 % EFFECTS.arrival.takes.length]);
    expect(takeOf(EFFECTS.tile, -1)).toBe(EFFECTS.tile.takes[5]);
    expect(takeOf(EFFECTS.place, undefined)).toBe(EFFECTS.place.takes[0]);
  });

  it('arrivals one after the other are tones that fit each other', () => {
    const tones = EFFECTS.arrival.takes.flatMap(({ notes }) => notes.flatMap(({ pitch }) => pitch ?? []));
    // D minor without its second and its sixth: no two of them are a semitone apart.
    expect(new Set(tones.map(aboveF))).toEqual(new Set([0, 2, 4, 7, 9]));
  });
});
