// Reads mails in base64, one on each line of its input, and answers each with a line of JSON.
import { createInterface } from 'node:readline';
import { readMail } from './read.mjs';

console.log('ready 0');
for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(await readMail(Buffer.from(line, 'base64'))));
}
