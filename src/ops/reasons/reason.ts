/** Why something that a process needs does not serve it, in sentences without a secret. */
export interface Reason {
  /** As the doctor names it, such as `redis.password`. */
  readonly id: string;
  readonly what: string;
  readonly remedy: string;
  /** Trying again changes nothing: a person has to. */
  readonly isLasting: boolean;
}

export const sentence = ({ what, remedy }: Reason): string => `${what} ${remedy}`;
