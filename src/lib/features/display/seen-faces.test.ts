import { expect, test } from 'vitest';
import { SeenFaces } from './seen-faces.ts';

const player = (id: string, avatar: string) => ({ id, avatar });

test('everybody stands in the crowd, also who came before anybody looked', () => {
  const faces = new SeenFaces();
  expect(faces.see([player('c', '🦊'), player('b', '🐸')], 3)).toEqual([undefined, '🐸', '🦊']);
  expect(faces.see([player('d', '🐼'), player('c', '🦊')], 4)).toEqual([undefined, '🐸', '🦊', '🐼']);
});

test('who changes a face keeps the place, and no more faces stand there than people', () => {
  const faces = new SeenFaces();
  faces.see([player('b', '🐸'), player('a', '🦊')], 2);
  expect(faces.see([player('b', '🐸'), player('a', '🦉')], 2)).toEqual(['🦉', '🐸']);
  expect(faces.see([player('b', '🐸')], 1)).toEqual(['🐸']);
});
