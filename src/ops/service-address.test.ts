import { expect, it } from 'vitest';
import { addressFault } from './service-address.ts';

it.each([
  'postgres://ada:pass@db/quiz',
  'postgres://ada:p%40ss%2Fw@db:5433/quiz?sslmode=require',
  'postgres://ada:p@ss@db/quiz',
  'postgres://ada:pass@[2001:db8::1]:5432/quiz',
  'postgres://ada:pass@[::1]/quiz',
  'postgres://ada:pass@one:5432,two:5432/quiz',
  'redis://:pass@redis:6379/0',
  'redis://redis:6379',
  'smtp://me%40example.org:pass@mail.example.org:587'
])('%s is an address', (address) => {
  expect(addressFault(address)).toBeUndefined();
});

it.each([
  'postgres://ada:p@ss/word@db/quiz',
  'postgres://ada:p@ss#word@db/quiz',
  'postgres://ada:pa/ss@db/quiz',
  'postgres://ada:12?ss@db/quiz',
  'postgres://ada:100%@db/quiz',
  'postgres://ada:p@ss:word@db:x/quiz',
  'redis://:a/b@redis:6379'
])('%s is told without a part of it', (address) => {
  expect(addressFault(address)).toMatch(
    /^holds a password with characters that must be percent-encoded there: @/
  );
});
