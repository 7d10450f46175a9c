/** A limit that can be taken out on purpose, to see that the suite notices. */
export interface Limit {
  readonly name: string;
  /** Whose it is. */
  readonly of: 'worker' | 'web';
  /** The kind of attack that brings its absence to light. */
  readonly kind: string;
  /** What the suite then says, among other things. */
  readonly tells: RegExp;
  /** A short attack is enough. */
  readonly isShort: boolean;
  readonly edits: readonly Edit[];
}

export interface Edit {
  /** Our source file. */
  readonly file: string;
  readonly find: RegExp;
  readonly put: string;
}

/** Gives a constant of this file another value, whatever it is. */
export const constant = (file: string, name: string, value: string): Edit => ({
  file,
  // In the source, and as the bundlers write it: with another keyword, and a number where two have one name.
  find: new RegExp(`\\b(const|let|var) (${name}(?:\\$?\\d+)?)(?:: [^=;]+)? =\\s[\\s\\S]*?;(?=\\r?\\n)`, 'g'),
  put: `$1 $2 = ${value};`
});

export const allLimits: readonly Limit[] = [
  {
    name: 'silence',
    of: 'worker',
    kind: 'silentSockets',
    tells: /silent sockets were still open/,
    isShort: true,
    edits: [constant('realtime/socket/connection.ts', 'HANDSHAKE_MS', '600_000')]
  }
];
