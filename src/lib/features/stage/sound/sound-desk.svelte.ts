import { FILL_EVERY_MS, SoundEngine } from './engine.ts';
import type { BedName, EffectName, StageSound } from './stage-sound.ts';

/** Levels that can be chosen by word, 0 to 1. `quiet` is for a school or an office; `full` leaves a pub's amplifier room. */
export const VOLUMES = { quiet: 0.3, full: 0.85 } as const;

/** What was chosen on this computer; `undefined` where nobody was asked yet. */
export interface SoundChoice {
  readonly on: boolean;
  /** 0 to 1. */
  readonly volume: number;
}

/** Where the choice is remembered: storage may be blocked, and then nothing is. */
export interface Memory {
  keep(key: string, value: unknown): void;
  recall(key: string): unknown;
}

/** Where nothing is to be heard, and nobody is asked whether it shall. */
export const silent: Memory = {
  keep: () => undefined,
  recall: () => ({ on: false, volume: 0 })
};

const KEY = 'partyquiz.sound';

/** Whatever storage holds, or nothing. */
function readChoice(stored: unknown): SoundChoice | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { on, volume } = stored as Partial<Record<string, unknown>>;
  if (typeof on !== 'boolean' || typeof volume !== 'number') return undefined;
  return { on, volume: clamp(volume) };
}

const clamp = (volume: number) =>
  Number.isFinite(volume) ? Math.min(1, Math.max(0, volume)) : VOLUMES.quiet;

/** How long what sounds is given to fade before its context is closed, ms. */
const CLOSE_MS = 120;

/**
 * The sound of a display: on or off, how loud, and whether the browser lets it sound yet. What is asked while it is silent
 * is not made up for, but for the bed: that begins when the sound does.
 */
export class SoundDesk implements StageSound {
  /** `blocked`: it is switched on, and the browser waits until somebody has touched the page. */
  state = $state.raw<'off' | 'blocked' | 'on'>('off');
  choice = $state.raw<SoundChoice>();
  readonly #memory: Memory;
  readonly #open: () => AudioContext;
  #context: AudioContext | undefined;
  #engine: SoundEngine | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  #bed: { name: BedName; fullAt: number | undefined } | undefined;

  constructor(memory: Memory, open: () => AudioContext = () => new AudioContext()) {
    this.#memory = memory;
    this.#open = open;
    this.choice = readChoice(memory.recall(KEY));
  }

  /** 0 to 1; what it would be while it is off. */
  get volume(): number {
    return this.choice?.volume ?? VOLUMES.quiet;
  }

  /** Begins with what was chosen before. @returns to end */
  run(): () => void {
    if (this.choice?.on) this.#switchOn();
    const touched = () => {
      this.#resume();
    };
    addEventListener('pointerdown', touched);
    addEventListener('keydown', touched);
    return () => {
      removeEventListener('pointerdown', touched);
      removeEventListener('keydown', touched);
      this.#switchOff();
    };
  }

  /** Switches and remembers; without a volume it stays what it was. */
  choose(on: boolean, volume = this.volume): void {
    this.choice = { on, volume: clamp(volume) };
    this.#memory.keep(KEY, this.choice);
    this.#engine?.setVolume(this.choice.volume);
    if (on) this.#switchOn();
    else this.#switchOff();
  }

  /** Off where it sounds; where the browser blocks it, whoever asks for it wants to hear it. */
  toggle(): void {
    this.choose(this.state !== 'on');
  }

  play(effect: EffectName, options: { inMs?: number; n?: number } = {}): void {
    // The clock of a blocked context stands still: all of it would come at once.
    if (this.state === 'on') this.#engine?.play(effect, options);
  }

  bed(name: BedName | undefined, { untilMs }: { untilMs?: number } = {}): void {
    const fullAt = untilMs === undefined ? undefined : performance.now() + untilMs;
    this.#bed = name && { name, fullAt };
    if (this.state === 'on') this.#playBed();
  }

  stopAll(): void {
    this.#bed = undefined;
    this.#engine?.stopAll();
  }

  #playBed(): void {
    const fullAt = this.#bed?.fullAt;
    this.#engine?.bed(
      this.#bed?.name,
      fullAt === undefined ? {} : { untilMs: Math.max(0, fullAt - performance.now()) }
    );
  }

  #switchOn(): void {
    if (this.#context) return;
    const context = this.#open();
    this.#context = context;
    const engine = new SoundEngine(context, this.volume);
    this.#engine = engine;
    this.#timer = setInterval(() => {
      engine.fill();
    }, FILL_EVERY_MS);
    context.onstatechange = () => {
      this.#look();
    };
    this.#look();
    this.#resume();
  }

  /** Whether it may is seen by the context's state. */
  #resume(): void {
    this.#context?.resume().catch(() => {
      // Closed meanwhile: who switched it off does not wait for it.
    });
  }

  #look(): void {
    const sounds = this.#context?.state === 'running';
    const began = sounds && this.state !== 'on';
    this.state = sounds ? 'on' : this.#context ? 'blocked' : 'off';
    if (began) this.#playBed();
  }

  #switchOff(): void {
    const context = this.#context;
    const engine = this.#engine;
    if (!context || !engine) return;
    clearInterval(this.#timer);
    context.onstatechange = null;
    this.#context = this.#engine = undefined;
    this.state = 'off';
    engine.stopAll();
    setTimeout(() => {
      engine.dispose();
      void context.close();
    }, CLOSE_MS);
  }
}
