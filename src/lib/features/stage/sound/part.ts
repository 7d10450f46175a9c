import type { Note } from './note.ts';
import { playNote, type Outlet, type Voice } from './voice.ts';

/** A note and when it begins, s on the audio clock. */
export interface Timed {
  readonly at: number;
  readonly note: Note;
}

/** What a part has to play, in order of time; an effect's ends, a bed's does not. */
export interface Notes {
  /** The next one before so many s on the audio clock, or nothing yet. */
  next(before: number): Timed | undefined;
  readonly done: boolean;
}

/** Later than this a note is left out, s: after a computer has slept, nobody wants to hear all of it at once. */
const TOO_LATE = 0.06;

/** An effect or a bed that is being played: its notes are handed to the audio clock some time ahead. */
export class Part {
  readonly #context: BaseAudioContext;
  readonly #noise: AudioBuffer;
  readonly #notes: Notes;
  readonly #gains: readonly [GainNode, GainNode];
  readonly #voices = new Set<Voice>();
  #fadedAt = Infinity;
  /** Until when notes were handed over, s. */
  #filledTo: number;

  constructor(context: BaseAudioContext, noise: AudioBuffer, notes: Notes, outlet: Outlet, gain: number) {
    this.#context = context;
    this.#noise = noise;
    this.#notes = notes;
    this.#filledTo = context.currentTime;
    const into = (target: AudioNode) => {
      const node = context.createGain();
      node.gain.value = gain;
      node.connect(target);
      return node;
    };
    this.#gains = [into(outlet.dry), into(outlet.wet)];
  }

  /** Nodes that are in the graph because of this part. */
  get nodes(): number {
    return [...this.#voices].reduce<number>((sum, { nodes }) => sum + nodes, this.#gains.length);
  }

  /** Nothing sounds and nothing will. */
  get over(): boolean {
    const faded = this.#context.currentTime >= this.#fadedAt;
    return faded || (this.#notes.done && this.#voices.size === 0);
  }

  /**
   * Hands over every note that begins before then, s on the audio clock, at most `stride` s of music at once: making
   * hundreds of nodes in one go would cost the picture a frame.
   */
  fill(before: number, stride: number): void {
    const outlet = { dry: this.#gains[0], wet: this.#gains[1] };
    const begun = Math.max(this.#filledTo, this.#context.currentTime);
    const until = Math.min(before, begun + stride, this.#fadedAt);
    this.#filledTo = until;
    for (let timed = this.#notes.next(until); timed; timed = this.#notes.next(until)) {
      const late = this.#context.currentTime - timed.at;
      if (late > TOO_LATE) continue;
      const at = Math.max(timed.at, this.#context.currentTime);
      this.#voices.add(
        playNote(this.#context, this.#noise, timed.note, at, outlet, (voice) => this.#voices.delete(voice))
      );
    }
  }

  /** From silence to the part's level. */
  fadeIn(seconds: number): void {
    const now = this.#context.currentTime;
    for (const { gain } of this.#gains) {
      const level = gain.value;
      gain.setValueAtTime(0, now);
      gain.linearRampToValueAtTime(level, now + seconds);
    }
  }

  fadeOut(seconds: number): void {
    const now = this.#context.currentTime;
    this.#fadedAt = Math.min(this.#fadedAt, now + seconds);
    for (const { gain } of this.#gains) {
      gain.cancelScheduledValues(now);
      gain.setTargetAtTime(0, now, seconds / 7);
    }
  }

  dispose(): void {
    for (const voice of [...this.#voices]) voice.stop();
    for (const gain of this.#gains) gain.disconnect();
  }
}
