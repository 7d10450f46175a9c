/** What it is asked nobody looks at: how it sounds is measured in a browser. */
class FakeParam {
  value = 1;
  setValueAtTime(): this {
    return this;
  }
  linearRampToValueAtTime(): this {
    return this;
  }
  exponentialRampToValueAtTime(): this {
    return this;
  }
  setTargetAtTime(): this {
    return this;
  }
  cancelScheduledValues(): this {
    return this;
  }
}

const PARAM = new FakeParam();

/** A node that only knows whether it is in use. */
class FakeNode {
  [property: string]: unknown;
  readonly #audio: FakeAudio;
  readonly gain = PARAM;
  readonly frequency = PARAM;
  readonly detune = PARAM;
  readonly pan = PARAM;
  readonly Q = PARAM;
  readonly threshold = PARAM;
  readonly knee = PARAM;
  readonly ratio = PARAM;
  readonly attack = PARAM;
  readonly release = PARAM;
  startsAt: number | undefined;
  stopsAt = Infinity;
  onended: (() => void) | null = null;

  constructor(audio: FakeAudio) {
    this.#audio = audio;
    audio.live.add(this);
  }
  connect(target: FakeNode): FakeNode {
    return target;
  }
  disconnect(): void {
    this.#audio.live.delete(this);
  }
  start(at = this.#audio.currentTime): void {
    this.startsAt = at;
    this.#audio.sources.add(this);
    this.#audio.started.push(at);
  }
  stop(at = this.#audio.currentTime): void {
    this.stopsAt = Math.min(this.stopsAt, at);
  }
}

/** An audio context without sound, whose clock a test moves and whose nodes it counts. */
export class FakeAudio {
  currentTime = 0;
  sampleRate = 8_000;
  state: 'suspended' | 'running' | 'closed' = 'running';
  readonly destination = {};
  /** Nodes that were made and not let go of. */
  readonly live = new Set<FakeNode>();
  readonly sources = new Set<FakeNode>();
  /** When each source begins, s. */
  readonly started: number[] = [];

  readonly #node = () => new FakeNode(this);
  createGain = this.#node;
  createOscillator = this.#node;
  createBufferSource = this.#node;
  createBiquadFilter = this.#node;
  createStereoPanner = this.#node;
  createConvolver = this.#node;
  createWaveShaper = this.#node;
  createDynamicsCompressor = this.#node;
  createBuffer = (channels: number, length: number, sampleRate: number) => ({
    length,
    duration: length / sampleRate,
    copyToChannel() {}
  });
  onstatechange: (() => void) | null = null;
  async resume(): Promise<void> {
    this.state = 'running';
    this.onstatechange?.();
  }
  async close(): Promise<void> {
    this.state = 'closed';
  }

  /** Time passes, and what ends says so. */
  advance(seconds: number): void {
    this.currentTime += seconds;
    for (const source of this.sources) {
      if (source.stopsAt > this.currentTime) continue;
      this.sources.delete(source);
      source.onended?.();
    }
  }

  /** To the code it is one of the browser's. */
  get context(): AudioContext {
    return this as unknown as AudioContext;
  }
}
