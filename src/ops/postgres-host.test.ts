import postgres from 'postgres';
import { expect, it } from 'vitest';
import { hostOptions } from './postgres-host.ts';

const reached = (url: string) => {
  const { host, port } = postgres(url, { ...hostOptions(url), max: 1 }).options;
  return [host, port];
};

it('an IPv6 address is reached, with and without a port', () => {
  expect(reached('postgres://a:b@[::1]:5433/quiz')).toEqual([['::1'], [5433]]);
  expect(reached('postgres://a:b@[2001:db8::1]/quiz')).toEqual([['2001:db8::1'], [5432]]);
});

it('everything else is as it was', () => {
  expect(reached('postgres://a:b@db:5433/quiz')).toEqual([['db'], [5433]]);
  expect(hostOptions('postgres://a:b@one:5432,two:5433/quiz')).toEqual({});
});
