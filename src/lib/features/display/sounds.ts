type Cue = 'join' | 'lock' | 'reveal' | 'board' | 'win';

/** Notes of each cue: start in s, frequency in Hz, length in s. Synthesised, so that nothing has to be loaded. */
const score: Record<Cue, readonly (readonly [number, number, number])[]> = {
  join: [
    [0, 660, 0.08],
    [0.07, 880, 0.12]
  ],
  lock: [
    [0, 330, 0.12],
    [0.1, 247, 0.22]
  ],
  reveal: [
    [0, 523, 0.12],
    [0.1, 659, 0.12],
    [0.2, 784, 0.3]
  ],
  board: [
    [0, 392, 0.1],
    [0.09, 494, 0.1],
    [0.18, 587, 0.2]
  ],
  win: [
    [0, 523, 0.16],
    [0.15, 659, 0.16],
    [0.3, 784, 0.16],
    [0.45, 1_047, 0.6]
  ]
};

const VOLUME = 0.12;

/** Short sounds for the beamer. Silent until somebody pressed a key or button: browsers want it so. */
export class Sounds {
  #audio: AudioContext | undefined;

  get on(): boolean {
    return this.#audio !== undefined;
  }

  toggle(): boolean {
    if (this.#audio) {
      void this.#audio.close();
      this.#audio = undefined;
    } else this.#audio = new AudioContext();
    return this.on;
  }

  play(cue: Cue): void {
    const audio = this.#audio;
    if (!audio) return;
    for (const [at, frequency, length] of score[cue]) {
      const start = audio.currentTime + at;
      const tone = audio.createOscillator();
      const gain = audio.createGain();
      tone.type = 'triangle';
      tone.frequency.value = frequency;
      gain.gain.setValueAtTime(VOLUME, start);
      gain.gain.exponentialRampToValueAtTime(0.001, start + length);
      tone.connect(gain).connect(audio.destination);
      tone.start(start);
      tone.stop(start + length);
    }
  }

  dispose(): void {
    if (this.#audio) void this.#audio.close();
    this.#audio = undefined;
  }
}
