// A certified OpenID provider (oidc-provider), with its own sign-in and consent pages. Anybody may sign in there; the name they type is
// their subject. A name with `unproved` in it has an address that nobody has verified, and one that ends in `.en` speaks English.
//
//   node openid-provider.mjs [the site that it sends people back to]
//
// Prints `ready <issuer>` once it listens.
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const site = process.argv[2] ?? 'https://chat.example';
const callback = (name) => `${site}/api/v1/auth/providers/${name}/callback`;
const jwk = (alg, type, options) => ({
  ...generateKeyPairSync(type, options).privateKey.export({ format: 'jwk' }),
  alg,
  kid: alg,
  use: 'sig',
});
const client = (name, method, alg) => ({
  client_id: name,
  // A colon and a space: what the two ways to send a secret have to encode.
  ...(method === 'none' ? {} : { client_secret: `${name}: a secret of enough length` }),
  token_endpoint_auth_method: method,
  id_token_signed_response_alg: alg,
  redirect_uris: [callback(name)],
});

const server = createServer();
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const issuer = `http://127.0.0.1:${server.address().port}`;

const provider = new Provider(issuer, {
  clients: [
    client('basic-rs256', 'client_secret_basic', 'RS256'),
    client('post-ps256', 'client_secret_post', 'PS256'),
    client('public-es256', 'none', 'ES256'),
  ],
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'preferred_username', 'locale'] },
  cookies: { keys: ['only for tests'] },
  enabledJWA: { idTokenSigningAlgValues: ['RS256', 'PS256', 'ES256'] },
  jwks: {
    keys: [
      jwk('RS256', 'rsa', { modulusLength: 2048 }),
      jwk('PS256', 'rsa', { modulusLength: 2048 }),
      jwk('ES256', 'ec', { namedCurve: 'P-256' }),
    ],
  },
  pkce: { required: () => true },
  findAccount: (_, sub) => ({
    accountId: sub,
    claims: () => ({
      sub,
      email: `${sub}@people.example`,
      email_verified: !sub.includes('unproved'),
      name: `The ${sub}`,
      preferred_username: sub,
      locale: sub.endsWith('.en') ? 'en-GB' : 'vi-VN',
    }),
  }),
});

server.on('request', provider.callback());
console.log(`ready ${issuer}`);

// Whoever started this holds the other end of its input, and takes it along when it dies.
process.stdin.on('end', () => process.exit()).resume();
