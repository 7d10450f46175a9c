import { expect, it } from 'vitest';
import { masker } from './mask.ts';

const mask = masker({
  DATABASE_URL: 'postgres://party:p%40ss-word@db:5432/party',
  PARTYQUIZ_SECRET: 'quiz-secret',
  S3_SECRET_ACCESS_KEY: 'abc+/=def',
  SMTP_URL: 'smtp://me:quiz@mail',
  SENTRY_DSN: 'https://key@sentry.example.org/1'
});

it.each([
  ['a password, as it is written and as it is meant', 'p%40ss-word p@ss-word', '••• •••'],
  ['a secret with signs of its own', 'xabc+/=def.', 'x•••.'],
  ['a secret in a sentence', 'It is “quiz-secret”, abc+/=def or key', 'It is “•••”, ••• or key'],
  ['a whole address', 'at https://key@sentry.example.org/1 now', 'at ••• now'],
  ['an address of somebody else', 'redis://default:hunter2@host', 'redis://default:•••@host'],
  ['not a word that holds a password', 'pubquiz, quizzes, Quiz, quiz', 'pubquiz, quizzes, Quiz, •••'],
  ['not an example', 'redis://default:password@host:6379', 'redis://default:password@host:6379']
])('hides %s', (_, text, shown) => {
  expect(mask(text)).toBe(shown);
});
