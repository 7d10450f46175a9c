/** Loudest that the host can make the display. */
export const MAX_VOLUME = 10;
/** Latest that a display can be, in ms: no beamer is later. */
export const MAX_LAG_MS = 500;
/** Longest that the host can say, in code points. */
export const MAX_SAID_LENGTH = 200;

/** What the host sets of the stage; absent is as the display has it by itself. */
export interface StageSettings {
  /** How loud the display is, 0 (silent) to 10; absent: as it was chosen there. */
  readonly volume?: number | undefined;
  /** Nothing is shown but a dark stage. */
  readonly isBlank?: boolean | undefined;
  /** The code to join is shown over everything. */
  readonly showsCode?: boolean | undefined;
  /** Whether players may send reactions; absent: they may. */
  readonly reactions?: boolean | undefined;
  /** How much later than its computer the screen shows things, 0 to 500 ms: the show is so much ahead there [GAME-42]. */
  readonly lagMs?: number | undefined;
  /** Whether players may object to how a question was judged; absent: they may not [GAME-84]. */
  readonly challenges?: boolean | undefined;
  /** The screen flashes on every full second of the room's clock, to find that out. */
  readonly flashes?: boolean | undefined;
}

/** The names of all of them. */
export const stageSettingNames = [
  'volume',
  'isBlank',
  'showsCode',
  'reactions',
  'lagMs',
  'flashes',
  'challenges'
] as const satisfies readonly (keyof StageSettings)[];

/** What the host said, and when, in ms on the room's clock. */
export interface Said {
  readonly text: string;
  readonly at: number;
}
