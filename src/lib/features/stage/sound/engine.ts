import type { BedSource } from './bed.ts';
import { BedNotes } from './bed-notes.ts';
import { effectNotes } from './effect-notes.ts';
import { takeOf, type Family } from './effect.ts';
import { Mixer, MEDIA_DUCK } from './mixer.ts';
import { makeNoise } from './noise.ts';
import { Part } from './part.ts';
import { Recording } from './recording.ts';
import { BEDS, type BedName } from './score/beds.ts';
import { EFFECTS, type EffectName } from './score/effects.ts';
import type { StageSound } from './stage-sound.ts';

/**
 * How far ahead notes are handed to the audio clock, s. `fill` has to come more often than that; browsers call timers of
 * a hidden page once a second.
 */
const AHEAD = 1.6;
/** Music that is handed over in one go, s; more than passes between two calls of `fill`, so that it gets ahead. */
const STRIDE = 0.55;
/** How often `fill` should be called, ms. */
export const FILL_EVERY_MS = 200;
/** Bed over bed, s. */
const FADE = 0.9;
/** Breaking off without a click, s. */
const CUT = 0.05;
/** How far the bed steps back under each family, as a part of its level; −0, −4, −8, −11 dB. */
const DUCK: Record<Family, number> = { touch: 1, cue: 0.63, roll: 0.4, sting: 0.28 };
/** In a crowd: each of the last so many s takes so much of the level, down to so much. */
const CROWD = { seconds: 3, each: 0.06, least: 0.35 };

const ratio = (decibels: number) => 10 ** (decibels / 20);

interface PlayingBed {
  readonly name: BedName;
  readonly part: Part | Recording;
  /** Of the score only. */
  readonly notes?: BedNotes;
}

/** The sound of the show on an audio context: one that a room hears, or an offline one that is measured. */
export class SoundEngine implements StageSound {
  readonly #context: BaseAudioContext;
  readonly #mixer: Mixer;
  readonly #noise: AudioBuffer;
  readonly #sources = new Map<BedName, BedSource>();
  readonly #recent = new Map<EffectName, number[]>();
  readonly #fading = new Set<Part | Recording>();
  #effects: { part: Part; unduck: (() => void) | undefined }[] = [];
  #bed: PlayingBed | undefined;

  /** @param volume 0 to 1 */
  constructor(context: BaseAudioContext, volume: number) {
    this.#context = context;
    this.#mixer = new Mixer(context, volume);
    this.#noise = makeNoise(context);
  }

  /** Nodes in the graph now. */
  get nodes(): number {
    const parts = [...this.#effects.map(({ part }) => part), ...this.#fading];
    if (this.#bed) parts.push(this.#bed.part);
    return parts.reduce((sum, part) => sum + part.nodes, this.#mixer.nodes);
  }

  play(name: EffectName, { inMs = 0, n }: { inMs?: number; n?: number } = {}): void {
    const now = this.#context.currentTime;
    const at = now + Math.max(0, inMs) / 1_000;
    const { family, gainDb, crowdMs } = EFFECTS[name];
    const level = crowdMs === undefined ? 1 : this.#levelInCrowd(name, at, crowdMs / 1_000);
    if (level === 0) return;
    const take = takeOf(EFFECTS[name], n);
    const until = at + take.lengthMs / 1_000;
    const notes = effectNotes(take, at);
    const part = new Part(this.#context, this.#noise, notes, this.#mixer.effects, ratio(gainDb) * level);
    const deep = DUCK[family];
    const unduck = deep < 1 ? this.#mixer.duck({ from: at, until, level: deep }) : undefined;
    this.#effects.push({ part, unduck });
    part.fill(now + AHEAD, STRIDE);
  }

  bed(name: BedName | undefined, { untilMs }: { untilMs?: number } = {}): void {
    const now = this.#context.currentTime;
    if (this.#bed?.name !== name) {
      this.#fadeBed(FADE);
      if (name) this.#bed = this.#startBed(name);
    }
    this.#bed?.notes?.tighten(now, untilMs === undefined ? Infinity : now + Math.max(0, untilMs) / 1_000);
    this.fill();
  }

  stopAll(): void {
    for (const { part, unduck } of this.#effects) {
      unduck?.();
      this.#letFade(part, CUT);
    }
    this.#effects = [];
    this.#fadeBed(CUT);
    this.#recent.clear();
  }

  /** 0 to 1. */
  setVolume(volume: number): void {
    this.#mixer.setVolume(volume);
  }

  /** From now on that bed is this; `undefined`: what the score says. One that plays already plays on. */
  useBed(name: BedName, source: BedSource | undefined): void {
    if (source) this.#sources.set(name, source);
    else this.#sources.delete(name);
  }

  /** Music or a film of the quiz, under which the bed steps far back. @returns to take it out again */
  connectMedia(source: AudioNode): () => void {
    source.connect(this.#mixer.media);
    const unduck = this.#mixer.duck({ from: this.#context.currentTime, until: Infinity, level: MEDIA_DUCK });
    return () => {
      source.disconnect(this.#mixer.media);
      unduck();
    };
  }

  /** Hands notes to the audio clock and lets go of what is over. @param ahead s @param stride at once, s */
  fill(ahead = AHEAD, stride = STRIDE): void {
    const now = this.#context.currentTime;
    for (const { part } of this.#effects) part.fill(now + ahead, stride);
    this.#bed?.part.fill(now + ahead, stride);
    this.#effects = this.#effects.filter(({ part }) => {
      if (part.over) part.dispose();
      return !part.over;
    });
    for (const part of this.#fading) {
      if (!part.over) continue;
      part.dispose();
      this.#fading.delete(part);
    }
  }

  dispose(): void {
    for (const { part } of this.#effects) part.dispose();
    for (const part of this.#fading) part.dispose();
    this.#bed?.part.dispose();
    this.#effects = [];
    this.#fading.clear();
    this.#bed = undefined;
    this.#mixer.dispose();
  }

  #startBed(name: BedName): PlayingBed {
    const source = this.#sources.get(name) ?? { kind: 'score', bed: BEDS[name] };
    if (source.kind === 'recording') {
      return { name, part: new Recording(this.#context, source.buffer, this.#mixer.bed, FADE) };
    }
    const { bed } = source;
    const notes = new BedNotes(bed, this.#context.currentTime);
    const part = new Part(this.#context, this.#noise, notes, this.#mixer.bed, ratio(bed.gainDb));
    part.fadeIn(FADE / 3);
    return { name, part, notes };
  }

  #fadeBed(seconds: number): void {
    if (this.#bed) this.#letFade(this.#bed.part, seconds);
    this.#bed = undefined;
  }

  #letFade(part: Part | Recording, seconds: number): void {
    part.fadeOut(seconds);
    this.#fading.add(part);
  }

  /** 0 where it is too near to the last one: three hundred who arrive in 20 s are a rain, not a siren. */
  #levelInCrowd(name: EffectName, at: number, gap: number): number {
    const recent = (this.#recent.get(name) ?? []).filter((time) => time > at - CROWD.seconds);
    if (recent.some((time) => Math.abs(time - at) < gap)) return 0;
    this.#recent.set(name, [...recent, at]);
    return Math.max(CROWD.least, 1 - CROWD.each * recent.length);
  }
}
