// What a mail program sees in a mail.
import { simpleParser } from 'mailparser';

/** @param {Buffer} raw */
export const readMail = async (raw) => {
  const mail = await simpleParser(raw, { skipTextToHtml: true, skipHtmlToText: true });
  return {
    from: mail.from?.value,
    to: mail.to?.value,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    date: mail.date,
    messageId: mail.messageId,
    headers: mail.headerLines.map(({ key }) => key),
    raw: raw.toString('base64'),
  };
};
