import type { Outlet } from './voice.ts';

/** Recordings are mastered to the full; a bed is not: −14 dB. */
const LEVEL = 0.2;

/** A bed that somebody brought: it goes round by itself, and fades like one of the score. */
export class Recording {
  readonly #context: BaseAudioContext;
  readonly #source: AudioBufferSourceNode;
  readonly #gain: GainNode;
  #fadedAt = Infinity;

  constructor(context: BaseAudioContext, buffer: AudioBuffer, outlet: Outlet, fadeSeconds: number) {
    const now = context.currentTime;
    this.#context = context;
    this.#gain = context.createGain();
    this.#gain.gain.setValueAtTime(0, now);
    this.#gain.gain.linearRampToValueAtTime(LEVEL, now + fadeSeconds);
    this.#source = context.createBufferSource();
    this.#source.buffer = buffer;
    this.#source.loop = true;
    this.#source.connect(this.#gain).connect(outlet.dry);
    this.#source.start(now);
  }

  readonly nodes = 2;

  get over(): boolean {
    return this.#context.currentTime >= this.#fadedAt;
  }

  /** The whole of it is with the audio clock already. */
  fill(_before: number, _stride: number): void {}

  fadeOut(seconds: number): void {
    const now = this.#context.currentTime;
    this.#fadedAt = Math.min(this.#fadedAt, now + seconds);
    this.#gain.gain.cancelScheduledValues(now);
    this.#gain.gain.setTargetAtTime(0, now, seconds / 7);
  }

  dispose(): void {
    this.#source.stop();
    this.#source.disconnect();
    this.#gain.disconnect();
  }
}
