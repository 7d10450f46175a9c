import { expect, it } from 'vitest';
import { metricsStatus } from './metrics-access.ts';

const TOKEN = 'a token of the metrics';

it.each([
  ['there are none without a token', undefined, `Bearer ${TOKEN}`, 404],
  ['nobody reads them without it', TOKEN, null, 401],
  ['nor with another', TOKEN, 'Bearer a-token', 401],
  ['nor with another way to sign in', 'token-of-metrics', 'Basic token-of-metrics', 401],
  ['nor with an empty one', TOKEN, 'Bearer ', 401],
  ['who has it reads them', 'token-of-metrics', 'Bearer token-of-metrics', 200]
] as const)('metrics: %s', (_, token, header, status) => {
  expect(metricsStatus(token, header)).toBe(status);
});
