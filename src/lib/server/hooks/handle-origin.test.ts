import { describe, expect, it } from 'vitest';
import { handleOrigin, isOwnRequest } from './handle-origin.ts';

const OWN = 'https://quiz.example.org';
const isOwn = (headers: Record<string, string>) => isOwnRequest(new Headers(headers), OWN);
const COOKIE = { cookie: 'pq_session=x' };

describe('[WEB-8] a request that changes something', () => {
  it.each([
    { origin: OWN, ...COOKIE },
    { origin: OWN },
    { 'sec-fetch-site': 'same-origin', ...COOKIE },
    { 'sec-fetch-site': 'none', ...COOKIE },
    {}
  ])('is our own with %j', (headers: Record<string, string>) => {
    expect(isOwn(headers)).toBe(true);
  });

  it.each([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: '' },
    { origin: 'http://quiz.example.org' },
    { origin: 'https://quiz.example.org:8443' },
    { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    COOKIE
  ])('is refused with %j', (headers: Record<string, string>) => {
    expect(isOwn(headers)).toBe(false);
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'BREW'])('is every one of method %s', async (method) => {
    const request = new Request(`${OWN}/logout`, { method, headers: { origin: 'https://evil.example' } });
    const event = { request, url: new URL(request.url) } as Parameters<typeof handleOrigin>[0]['event'];
    const response = await handleOrigin({ event, resolve: () => new Response('done') });
    expect(response.status).toBe(403);
  });

  it.each(['GET', 'HEAD', 'OPTIONS'])('is none of method %s', async (method) => {
    const request = new Request(OWN, { method, headers: { origin: 'https://evil.example' } });
    const event = { request, url: new URL(request.url) } as Parameters<typeof handleOrigin>[0]['event'];
    const response = await handleOrigin({ event, resolve: () => new Response('done') });
    expect(response.status).toBe(200);
  });
});
