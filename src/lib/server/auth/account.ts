import type { UserId } from '#core/ids.ts';
import * as v from 'valibot';
import { isGuessable } from './guessable-password.ts';

/** Who is signed in. */
export interface Account {
  readonly userId: UserId;
  readonly email: string;
  readonly name: string;
  /** Owns the installation. */
  readonly isInstanceOwner: boolean;
  /** The sign-in that he came with, as the SHA-256 under which it is stored. */
  readonly signIn?: string;
}

export const MIN_PASSWORD_LENGTH = 10;
/** Argon2 takes any length; a limit keeps one request from hashing a book. */
export const MAX_PASSWORD_LENGTH = 200;

const email = v.pipe(
  v.string('email_missing'),
  v.trim(),
  v.minLength(1, 'email_missing'),
  v.maxLength(254, 'email_invalid'),
  v.email('email_invalid')
);

export const signInSchema = v.object({
  email,
  password: v.pipe(
    v.string('password_missing'),
    v.minLength(1, 'password_missing'),
    v.maxLength(MAX_PASSWORD_LENGTH, 'password_too_long')
  )
});

const name = v.pipe(
  v.string('name_missing'),
  v.trim(),
  v.minLength(1, 'name_missing'),
  v.maxLength(60, 'name_too_long')
);

/** A password as somebody chooses it; the one that opens an account may be older than these rules. */
const chosenPassword = v.pipe(
  v.string('password_missing'),
  v.minLength(MIN_PASSWORD_LENGTH, 'password_too_short'),
  v.maxLength(MAX_PASSWORD_LENGTH, 'password_too_long')
);

export const nameSchema = v.object({ name });
/** Also for who forgot the password. */
export const emailSchema = v.object({ email });

export const registrationSchema = v.pipe(
  v.object({ name, email, password: chosenPassword }),
  v.forward(
    v.check(({ name, email, password }) => !isGuessable(password, [name, email]), 'password_guessable'),
    ['password']
  )
);
export type Registration = v.InferOutput<typeof registrationSchema>;
export type SignIn = v.InferOutput<typeof signInSchema>;

/**
 * What is wrong with a password that somebody chooses, as the key of an issue [ACCOUNT-1].
 * @param about his name and e-mail address
 */
export function passwordProblem(password: string, about: readonly string[]): string | undefined {
  const parsed = v.safeParse(chosenPassword, password);
  if (!parsed.success) return parsed.issues[0].message;
  return isGuessable(password, about) ? 'password_guessable' : undefined;
}
