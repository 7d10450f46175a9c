import type { Reason } from '#ops/reasons/reason.ts';

/** The environment of the installation; what is empty is absent. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where the doctor runs: in the image of the web app or of the worker, beside `npm start`, or anywhere else from the
 * sources.
 */
export type Place = 'web' | 'worker' | 'laptop' | 'sources';

/** What checks know of the installation. */
export interface Context {
  readonly env: Environment;
  /** What is wrong with the files that variables with `_FILE` name. */
  readonly fileFaults: readonly string[];
  readonly place: Place;
  readonly isProduction: boolean;
  /** Address of the app in the browser, where it is known. */
  readonly address: string | undefined;
  /** Release of this build. */
  readonly version: string;
  /** This machine's clock, in ms since the epoch. */
  readonly now: () => number;
  /** How long the socket from outside must stay open without a word, in ms. */
  readonly socketIdleMs: number;
}

/**
 * One thing that was found out. `ok` and `info` need nothing; a `warning` works and should be looked at; an `error` does
 * not work, or puts data at risk.
 */
export type Finding =
  | { readonly id: string; readonly level: 'ok' | 'info'; readonly what: string; readonly remedy?: string }
  | {
      readonly id: string;
      readonly level: 'warning' | 'error';
      readonly what: string;
      readonly remedy: string;
    };

export interface Check {
  readonly id: string;
  readonly title: string;
  /** Checks without which this one can say nothing: it waits for them, and is left out when one finds an error. */
  readonly needs: readonly string[];
  /** Leaves the machine and its private network: left out with `--offline`. */
  readonly isOutside: boolean;
  readonly run: (context: Context) => Promise<readonly Finding[]>;
}

export const ok = (id: string, what: string): Finding => ({ id, level: 'ok', what });

export const info = (id: string, what: string, remedy?: string): Finding => ({
  id,
  level: 'info',
  what,
  ...(remedy !== undefined && { remedy })
});

export const warning = (id: string, what: string, remedy: string): Finding => ({
  id,
  level: 'warning',
  what,
  remedy
});

export const error = (id: string, what: string, remedy: string): Finding => ({
  id,
  level: 'error',
  what,
  remedy
});

export const asError = ({ id, what, remedy }: Reason): Finding => error(id, what, remedy);

/** End of the id of a finding that says that nothing was looked at. */
export const SKIPPED = '.skipped';

/** Nothing was found out, and whoever builds on it finds out nothing either. */
export const skipped = (check: string, why: string): Finding =>
  info(`${check}${SKIPPED}`, `Not checked: ${why}`);

/** Whether others may build on what was found. */
export const isUsable = (findings: readonly Finding[]): boolean =>
  !findings.some(({ id, level }) => level === 'error' || id.endsWith(SKIPPED));

/** The findings, or, where there is nothing to complain of, that all is well. */
export const orOk = (findings: readonly Finding[], id: string, what: string): readonly Finding[] =>
  findings.some(({ level }) => level === 'warning' || level === 'error')
    ? findings
    : [ok(id, what), ...findings];
