import type { Context } from '#scripts/operate/doctor/check.ts';
import type { Site } from './site.ts';

/** A set-up that is broken in one place, and what the doctor must say of it. */
export interface Fault {
  readonly title: string;
  /** Id of the finding. */
  readonly id: string;
  readonly level?: 'warning' | 'error';
  /** What the remedy names: a variable or a command. */
  readonly remedy: RegExp;
  /** Breaks it for real; returns how the installation then differs. */
  readonly break: (site: Site) => Promise<Broken> | Broken;
}

export interface Broken {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly context?: Partial<Context>;
  readonly repair?: () => Promise<unknown>;
}
