import { textOf, titleOf, type ErrorReport, type ReportTarget } from './error-report.ts';
import { post } from './post.ts';

/** Discord takes 2,000 characters; the others take more. */
const MAX_TEXT = 1_900;

/** Signs with a meaning in messages of Slack and Mattermost. */
const escapeSlack = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** In a block of code nobody is called by name (@everyone), and nothing is a link. */
function messageOf(report: ErrorReport): string {
  const title = titleOf(report).replaceAll('@', '(at)').slice(0, 300);
  const text = textOf(report).replaceAll('```', "'''");
  return `**${title}**\n\`\`\`\n${text.slice(0, MAX_TEXT - title.length)}\n\`\`\``;
}

/**
 * Wants plain text rather than JSON: ntfy, recognised by its name, or any address that ends with `#text`, which is
 * never sent.
 */
const wantsText = ({ hostname, hash }: URL) => hash === '#text' || /(^|[.-])ntfy([.-]|$)/.test(hostname);

/** One address for Slack and Mattermost (`text`), Discord (`content`), ntfy (plain text), and programs (`report`). */
export function webhookTarget(address: string): ReportTarget {
  const url = new URL(address);
  return {
    name: 'webhook',
    send: (report, signal) => (wantsText(url) ? sendText(url, report, signal) : sendJson(url, report, signal))
  };
}

function sendText(url: URL, report: ErrorReport, signal: AbortSignal): Promise<void> {
  // A header is ASCII without line breaks.
  const title = titleOf(report).replace(/[^\x20-\x7e]/g, '?');
  const headers = { 'content-type': 'text/plain; charset=utf-8', title, tags: 'rotating_light' };
  return post('webhook', url, { headers, body: textOf(report), signal });
}

function sendJson(url: URL, report: ErrorReport, signal: AbortSignal): Promise<void> {
  const message = messageOf(report);
  const { process, version, at, repeated, message: noticed, error, ids } = report;
  const body = {
    text: escapeSlack(message).replaceAll('**', '*'),
    content: message,
    // Discord: nobody is called, whatever the text says.
    allowed_mentions: { parse: [] },
    report: { process, version, time: new Date(at).toISOString(), message: noticed, error, ids, repeated }
  };
  const headers = { 'content-type': 'application/json' };
  return post('webhook', url, { headers, body: JSON.stringify(body), signal });
}
