import { describe, expect, it } from 'vitest';
import { describeDatabase, toolConnection, withDatabase } from './connection.ts';

describe('what a program of PostgreSQL is told', () => {
  it('has the password in the environment, never among the arguments', () => {
    expect(toolConnection('postgres://ada:p%40ss@db.example.org:5433/quiz')).toEqual({
      address: 'postgres://ada@db.example.org:5433/quiz',
      env: { PGPASSWORD: 'p@ss' }
    });
    expect(toolConnection('postgres://ada@db/quiz').env).toEqual({});
  });

  it('has only parameters it knows', () => {
    const { address } = toolConnection('postgres://ada@db/quiz?sslmode=verify-full&max=3&application_name=x');
    expect(address).toBe('postgres://ada@db/quiz?sslmode=verify-full');
    expect(toolConnection('postgres://ada@db/quiz?ssl=true').address).toBe(
      'postgres://ada@db/quiz?sslmode=require'
    );
  });
});

it('another database on the same server keeps everything else', () => {
  const url = withDatabase('postgres://ada:p%40ss@db:5433/quiz?sslmode=require', 'quiz two');
  expect(url).toBe('postgres://ada:p%40ss@db:5433/quiz%20two?sslmode=require');
  expect(describeDatabase(url)).toBe('quiz two on db:5433');
});
