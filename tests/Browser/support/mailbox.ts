import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from '@playwright/test';

export interface Mail {
  readonly link: string;
  readonly code: string;
}

/** Undoes quoted-printable (RFC 2045, 6.7), as far as addresses and digits need it. */
const decoded = (text: string) =>
  text
    .replace(/=\r?\n/gu, '')
    .replace(/=([0-9A-F]{2})/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** The newest message to an address in the server's drop folder, once there are as many as expected. */
export async function mailTo(data: string, address: string, count = 1): Promise<Mail> {
  const folder = path.join(data, 'mail');
  let found: string[] = [];
  await expect
    .poll(async () => {
      const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml')).sort();
      const mails = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')));
      found = mails.map(decoded).filter((mail) => mail.includes(`To: ${address}`) || mail.includes(`<${address}>`));
      return found.length;
    })
    .toBeGreaterThanOrEqual(count);
  const mail = found.at(-1) ?? '';
  const link = /https?:\/\/\S+#token=[\w-]+/u.exec(mail)?.[0];
  const code = /(?<!\w)\d{6}(?!\w)/u.exec(mail.slice(mail.indexOf('\r\n\r\n')))?.[0];
  if (link === undefined || code === undefined) {
    throw new Error(`No link or code in:\n${mail}`);
  }
  return { link, code };
}
