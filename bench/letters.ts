/** Mails as customers write them: some 10 kB, as text and as HTML, from somebody whom the desk knows. */
import { letter } from './world.ts';

/** Bytes of a mail. */
export const MAIL_SIZE = 10_240;
export const MAILBOX = 'help@bench.example';

/** HTML as most programs send it. */
const quoted = (html: string): string =>
  html
    .replaceAll('=', '=3D')
    .replace(/.{1,72}/g, '$&=\r\n')
    .replace(/=\r\n$/, '');

export const subjectOf = (index: number): string => `Something does not work (${index})`;

/** Mail number `index`; no two have the same bytes. @param persons whose addresses are `person<id>@example.com` */
export function mailBytes(index: number, persons: readonly number[]): Buffer {
  const personId = persons[index % persons.length]!;
  const boundary = `----=_Part_${index}_1234567.890`;
  const head = [
    'Received: from mx.example.com (mx.example.com [192.0.2.7]) by bench.example with ESMTPS; Thu, 15 Jan 2026 10:00:00 +0100',
    'Received: from client.example.com by mx.example.com; Thu, 15 Jan 2026 09:59:58 +0100',
    `From: "Kari Nordmann ${personId}" <person${personId}@example.com>`,
    `To: Help <${MAILBOX}>`,
    'Cc: =?utf-8?Q?Bj=C3=B8rn?= <bjorn@example.com>',
    `Subject: ${subjectOf(index)}`,
    `Message-ID: <bench.${index}@example.com>`,
    'Date: Thu, 15 Jan 2026 09:59:57 +0100',
    'MIME-Version: 1.0',
    'X-Mailer: Bench 1.0',
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
  ];
  const text = letter(index).replace(/<[^>]*>/g, '\r\n');
  const html = quoted(`<html><body>${letter(index)}`);
  const whole = (filling: string): string =>
    [
      ...head,
      '',
      `--${boundary}`,
      'Content-Type: text/plain; charset=utf-8',
      '',
      text,
      `--${boundary}`,
      'Content-Type: text/html; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      `${html}=`,
      `${filling}</body></html>`,
      `--${boundary}--`,
      '',
    ].join('\r\n');
  const paragraph = `${quoted(`<p style="color:#333333">${'All the other reports work as they did before the update of Tuesday. '.repeat(4)}</p>`)}=\r\n`;
  const room = MAIL_SIZE - whole('').length;
  return Buffer.from(whole(paragraph.repeat(Math.max(0, Math.floor(room / paragraph.length)))));
}
