import { duckSteps, type Duck } from './ducking.ts';
import { makeRoom } from './noise.ts';
import type { Outlet } from './voice.ts';

/** Stepping back is quick, coming back is slow: time constants, s. */
const DUCK_SECONDS = 0.04;
const RETURN_SECONDS = 0.3;
/** No click when somebody moves the volume, s. */
const VOLUME_SECONDS = 0.03;
/** How far the bed steps back for music or a film of the quiz, as a part of its level: −20 dB. */
export const MEDIA_DUCK = 0.1;
/** Instruments are written around 1; so many of them at once as an anthem has need room above. */
const HEADROOM = 0.4;
const LIMIT_DB = -6;
const LIMIT_RATIO = 20;
/** A compressor of Web Audio turns up what it may have turned down, by this formula of its specification; we do not want that. */
const MADE_UP_DB = -0.6 * (LIMIT_DB - LIMIT_DB / LIMIT_RATIO);
/** Up to here the ceiling leaves everything as it is; above it bends, and nothing passes `CEILING`. */
export const KNEE = 0.8;
const CEILING = 0.97;
/** The curve is laid over −4 to 4: a mix that is louder has passed the limiter at least. */
const OVER = 4;

/**
 * Bed, effects and media → room → limiter → ceiling → volume. The limiter takes what many sounds add up to; the ceiling
 * is for the first milliseconds, in which a limiter is still too slow.
 */
export class Mixer {
  readonly bed: Outlet;
  readonly effects: Outlet;
  /** For elements of the page: music and films of the quiz. */
  readonly media: AudioNode;
  readonly #context: BaseAudioContext;
  readonly #volume: GainNode;
  readonly #bedGains: readonly GainNode[];
  readonly #all: AudioNode[] = [];
  #ducks: Duck[] = [];

  constructor(context: BaseAudioContext, volume: number) {
    this.#context = context;
    const sum = this.#keep(context.createGain());
    sum.gain.value = HEADROOM;
    const limiter = this.#keep(context.createDynamicsCompressor());
    limiter.threshold.value = LIMIT_DB;
    limiter.knee.value = 0;
    limiter.ratio.value = LIMIT_RATIO;
    limiter.attack.value = 0.002;
    limiter.release.value = 0.18;
    const ceiling = this.#keep(context.createWaveShaper());
    ceiling.curve = ceilingCurve();
    const before = this.#keep(context.createGain());
    before.gain.value = 10 ** (-MADE_UP_DB / 20) / OVER;
    this.#volume = this.#keep(context.createGain());
    this.#volume.gain.value = volume;
    sum.connect(limiter).connect(before).connect(ceiling).connect(this.#volume).connect(context.destination);

    const room = this.#keep(context.createConvolver());
    room.buffer = makeRoom(context);
    room.connect(sum);
    this.effects = { dry: this.#into(sum), wet: this.#into(room) };
    this.#bedGains = [this.#into(sum), this.#into(room)];
    this.bed = { dry: this.#bedGains[0] ?? sum, wet: this.#bedGains[1] ?? room };
    this.media = this.#into(sum);
  }

  /** How many nodes there are while nothing sounds. */
  get nodes(): number {
    return this.#all.length;
  }

  /** 0 to 1. */
  setVolume(volume: number): void {
    this.#volume.gain.setTargetAtTime(volume, this.#context.currentTime, VOLUME_SECONDS);
  }

  /** The bed steps back. @returns to end it before its time */
  duck(duck: Duck): () => void {
    this.#ducks = [...this.#ducks.filter(({ until }) => until > this.#context.currentTime), duck];
    this.#moveBed();
    return () => {
      this.#ducks = this.#ducks.filter((other) => other !== duck);
      this.#moveBed();
    };
  }

  dispose(): void {
    for (const node of this.#all) node.disconnect();
    this.#all.length = 0;
  }

  #moveBed(): void {
    const now = this.#context.currentTime;
    const steps = duckSteps(this.#ducks, now);
    for (const { gain } of this.#bedGains) {
      gain.cancelScheduledValues(now);
      steps.forEach(({ at, level }, index) => {
        const rises = level > (steps[index - 1]?.level ?? 0);
        gain.setTargetAtTime(level, at, rises ? RETURN_SECONDS : DUCK_SECONDS);
      });
    }
  }

  #into(target: AudioNode): GainNode {
    const gain = this.#keep(this.#context.createGain());
    gain.connect(target);
    return gain;
  }

  #keep<T extends AudioNode>(node: T): T {
    this.#all.push(node);
    return node;
  }
}

/** Straight up to the knee, then towards the ceiling without reaching it. */
function ceilingCurve(): Float32Array<ArrayBuffer> {
  const points = 8_193;
  return Float32Array.from({ length: points }, (_, index) => {
    const input = (index / (points - 1)) * 2 * OVER - OVER;
    const over = Math.abs(input) - KNEE;
    if (over <= 0) return input;
    const rest = CEILING - KNEE;
    return Math.sign(input) * (KNEE + rest * Math.tanh(over / rest));
  });
}
