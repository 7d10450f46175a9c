import type { ReportTargets } from '../env-fields.ts';
import { textOf, titleOf, type ReportTarget } from './error-report.ts';

/** A step of the talk with the mail server may take so long, in ms. */
const STEP_MS = 5_000;

/** Mail to whoever looks after the installation. */
export const mailTarget = ({ smtpUrl, from, to }: NonNullable<ReportTargets['mail']>): ReportTarget => ({
  name: 'mail',
  async send(report) {
    // Loaded at the first error: most processes never have one.
    const { createTransport } = await import('nodemailer');
    const transport = createTransport({
      url: smtpUrl,
      connectionTimeout: STEP_MS,
      greetingTimeout: STEP_MS,
      socketTimeout: STEP_MS,
      disableFileAccess: true,
      disableUrlAccess: true
    });
    try {
      await transport.sendMail({
        from,
        to,
        subject: titleOf(report).replace(/\s+/g, ' ').slice(0, 200),
        text: `${textOf(report)}\n`,
        // No answers of absent people.
        headers: { 'auto-submitted': 'auto-generated' }
      });
    } finally {
      transport.close();
    }
  }
});
