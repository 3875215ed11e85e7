// ID tokens that must not be believed, made from one that may.
import { createHmac, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';

const encode = (json) => Buffer.from(JSON.stringify(json)).toString('base64url');
const decode = (part) => JSON.parse(Buffer.from(part, 'base64url').toString());

const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
const strangerJwk = { ...stranger.publicKey.export({ format: 'jwk' }), kid: 'stranger', alg: 'RS256', use: 'sig' };

const withRsa = (header, claims) => {
  const signed = `${encode(header)}.${encode(claims)}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), stranger.privateKey).toString('base64url')}`;
};

const withHmac = (header, claims, secret) => {
  const signed = `${encode(header)}.${encode(claims)}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
};

/** @type {Record<string, (header: object, claims: object, published: object, signature: string) => string>} */
const ways = {
  // No signature at all.
  none: (header, claims) => `${encode({ ...header, alg: 'none' })}.${encode(claims)}.`,
  // The old trick in another spelling, for readers that compare without case.
  nOnE: (header, claims) => `${encode({ ...header, alg: 'nOnE' })}.${encode(claims)}.`,
  // Signed with the public key, as if it were a secret that both sides share.
  'hs256-public-pem': (header, claims, published) =>
    withHmac(
      { ...header, alg: 'HS256' },
      claims,
      createPublicKey({ key: published, format: 'jwk' }).export({ type: 'spki', format: 'pem' }),
    ),
  // Signed with the client secret, as some providers do by configuration.
  'hs256-client-secret': (header, claims) => withHmac({ ...header, alg: 'HS256' }, claims, 'secret'),
  // Somebody else's key under the published name.
  'other-key': withRsa,
  // Somebody else's key under a name that is not published.
  'unknown-kid': (header, claims) => withRsa({ ...header, kid: 'stranger' }, claims),
  // The token brings the key that it is to be checked with.
  'own-jwk': (header, claims) => withRsa({ ...header, kid: 'stranger', jwk: strangerJwk }, claims),
  // The claims were changed after signing.
  tampered: (header, claims, _, signature) => `${encode(header)}.${encode({ ...claims, admin: true })}.${signature}`,
  // An RSA key asked to check an elliptic signature.
  'wrong-algorithm': (header, claims, _, signature) =>
    `${encode({ ...header, alg: 'ES256' })}.${encode(claims)}.${signature}`,
  unsigned: (header, claims) => `${encode(header)}.${encode(claims)}.`,
  garbage: () => 'not a token',
};

/** The ID token made anew in that way. */
export function forge(way, token, keys) {
  const [header, claims, signature] = token.split('.');
  const published = keys.toJSON().find((key) => key.kid === decode(header).kid);
  return ways[way](decode(header), decode(claims), published, signature);
}
