import type { ReportTargets } from '../env-fields.ts';
import { sendMail } from '../send-mail.ts';
import { textOf, titleOf, type ReportTarget } from './error-report.ts';

/** Mail to whoever looks after the installation. */
export const mailTarget = ({ smtpUrl, from, to }: NonNullable<ReportTargets['mail']>): ReportTarget => ({
  name: 'mail',
  send: (report) =>
    sendMail(smtpUrl, {
      from,
      to,
      subject: titleOf(report).replace(/\s+/g, ' ').slice(0, 200),
      text: `${textOf(report)}\n`
    })
});
