import type { StageEffect, StageSound } from '../stage/director/cue.ts';

/** Notes: start in s, frequency in Hz, length in s. Synthesised, so that nothing has to be loaded. */
type Notes = readonly (readonly [number, number, number])[];

const score: Partial<Record<StageEffect, Notes>> = {
  arrival: [
    [0, 660, 0.08],
    [0.07, 880, 0.12]
  ],
  tile: [[0, 392, 0.12]],
  tick: [[0, 880, 0.05]],
  lock: [
    [0, 330, 0.12],
    [0.1, 247, 0.22]
  ],
  right: [
    [0, 523, 0.12],
    [0.1, 659, 0.12],
    [0.2, 784, 0.3]
  ],
  points: [
    [0, 392, 0.1],
    [0.09, 494, 0.1],
    [0.18, 587, 0.2]
  ],
  winner: [
    [0, 523, 0.16],
    [0.15, 659, 0.16],
    [0.3, 784, 0.16],
    [0.45, 1_047, 0.6]
  ]
};

const VOLUME = 0.12;
/** From one to the next of several in a row, in parts of an octave. */
const STEP = 1 / 6;

/** Short sounds for the beamer. Silent until somebody pressed a key or button: browsers want it so. */
export class Sounds implements StageSound {
  #audio: AudioContext | undefined;

  get on(): boolean {
    return this.#audio !== undefined;
  }

  toggle(): boolean {
    if (this.#audio) this.dispose();
    else this.#audio = new AudioContext();
    return this.on;
  }

  play(effect: StageEffect, { inMs = 0, n = 1 }: { inMs?: number; n?: number } = {}): void {
    const audio = this.#audio;
    if (!audio) return;
    const pitch = effect === 'tile' ? 2 ** ((n - 1) * STEP) : 1;
    for (const [at, frequency, length] of score[effect] ?? []) {
      const start = audio.currentTime + inMs / 1_000 + at;
      const tone = audio.createOscillator();
      const gain = audio.createGain();
      tone.type = 'triangle';
      tone.frequency.value = frequency * pitch;
      gain.gain.setValueAtTime(VOLUME, start);
      gain.gain.exponentialRampToValueAtTime(0.001, start + length);
      tone.connect(gain).connect(audio.destination);
      tone.start(start);
      tone.stop(start + length);
    }
  }

  /** There is no music yet. */
  bed(): void {
    this.stopAll();
  }

  /** Every sound is short and ends by itself. */
  stopAll(): void {
    return;
  }

  dispose(): void {
    if (this.#audio) void this.#audio.close();
    this.#audio = undefined;
  }
}
