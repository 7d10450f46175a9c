/** Why something that a process needs does not serve it, in sentences without a secret. */
export interface Reason {
  /** As the doctor names it, such as `redis.password`. */
  readonly id: string;
  readonly what: string;
  readonly remedy: string;
  /** Trying again changes nothing: a person has to. */
  readonly isLasting: boolean;
}

/** Makes the reasons of one service. @param lasting ids, without its name, that nobody but a person changes */
export const reasonsOf =
  (service: string, lasting: ReadonlySet<string>) =>
  (id: string, what: string, remedy: string): Reason => ({
    ...{ id: `${service}.${id}`, what, remedy },
    isLasting: lasting.has(id)
  });

export const sentence = ({ what, remedy }: Reason): string => `${what} ${remedy}`;
