// Checks Amazon's signature version 4 from the receiving side, strictly and with other means than the code under test.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

const hmac = (key, text) => createHmac('sha256', key).update(text).digest();
const sha256 = (content) => createHash('sha256').update(content).digest('hex');
const minutes = 60_000;

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {Buffer} body
 * @param {{ region: string, accessKeyId: string, secretAccessKey: string, sessionToken?: string }} account
 * @returns {string | undefined} the error that Amazon would answer with
 */
export function checkSignature(request, body, account) {
  const { headers, method } = request;
  const url = new URL(request.url, 'http://any');
  const parts =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/ses\/aws4_request, SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    );
  if (!parts) {
    return 'IncompleteSignature';
  }
  const [, id, date, region, signed, signature] = parts;
  const names = signed.split(';');
  const time = headers['x-amz-date'] ?? '';
  const at = Date.parse(time.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  if (id !== account.accessKeyId || headers['x-amz-security-token'] !== account.sessionToken) {
    return 'UnrecognizedClientException';
  }
  // What is sent and could be changed on the way has to be signed.
  const needed = [
    'host',
    ...Object.keys(headers).filter((name) => name.startsWith('x-amz-') || name === 'content-type'),
  ];
  if (
    region !== account.region ||
    !time.startsWith(date) ||
    needed.some((name) => !names.includes(name)) ||
    names.join() !== names.toSorted().join()
  ) {
    return 'InvalidSignatureException';
  }
  if (!(Math.abs(Date.now() - at) < 5 * minutes)) {
    return 'RequestTimeTooSkewed';
  }
  const canonical = [
    method,
    url.pathname,
    [...url.searchParams]
      .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
      .toSorted()
      .join('&'),
    ...names.map((name) => `${name}:${headers[name]?.trim()}`),
    '',
    signed,
    sha256(body),
  ].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', time, `${date}/${region}/ses/aws4_request`, sha256(canonical)].join('\n');
  const key = [date, region, 'ses', 'aws4_request'].reduce(
    (above, part) => hmac(above, part),
    `AWS4${account.secretAccessKey}`,
  );
  return timingSafeEqual(hmac(key, toSign), Buffer.from(signature, 'hex')) ? undefined : 'InvalidSignatureException';
}
