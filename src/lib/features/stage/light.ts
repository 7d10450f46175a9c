/** Light on the stage. `up`: as always; `down`: dark; `one`: all off but one; `coral`: the last seconds. */
export type Light = 'up' | 'down' | 'one' | 'coral';
