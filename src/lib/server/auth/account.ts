import * as v from 'valibot';

/** Who is signed in. */
export interface Account {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  /** Owns the installation. */
  readonly isInstanceOwner: boolean;
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

export const registrationSchema = v.object({
  name: v.pipe(
    v.string('name_missing'),
    v.trim(),
    v.minLength(1, 'name_missing'),
    v.maxLength(60, 'name_too_long')
  ),
  email,
  password: v.pipe(
    v.string('password_missing'),
    v.minLength(MIN_PASSWORD_LENGTH, 'password_too_short'),
    v.maxLength(MAX_PASSWORD_LENGTH, 'password_too_long')
  )
});
export type Registration = v.InferOutput<typeof registrationSchema>;
export type SignIn = v.InferOutput<typeof signInSchema>;
