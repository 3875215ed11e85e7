// An OpenID provider that can be told to lie: oauth2-mock-server, with what it says bent for one client at a time.
//
//   PUT  {control}/clients/{clientId}   how that client's sign-ins go, as JSON; see `Behaviour`
//   POST {control}/rotate               a new signing key, published beside the old one
//
// Prints `ready <issuer> <control>` once both ports listen.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { OAuth2Server } from 'oauth2-mock-server';
import { forge } from './forge.mjs';

/**
 * @typedef {object} Behaviour
 * @property {Record<string, unknown>} [claims] of the ID token, beside and instead of the usual ones; null removes one
 * @property {Record<string, unknown>} [userinfo] what the user's information says
 * @property {string} [forge] one of the names in forge.mjs: the ID token is replaced by a forged one
 * @property {Record<string, string>} [answer] further parameters of the redirect back
 * @property {Record<string, unknown>} [token] members of the token endpoint's answer, instead of the usual ones
 * @property {number} [status] the token endpoint's status
 */

/** @type {Map<string, Behaviour>} */
const behaviours = new Map();
const behaviourOf = (clientId) => behaviours.get(clientId) ?? {};

const provider = new OAuth2Server();
await provider.issuer.keys.generate('RS256');
await provider.start(0, '127.0.0.1');
provider.issuer.url = `http://127.0.0.1:${provider.address().port}`;

const clientOf = (request) => {
  const [scheme, pair] = (request.headers.authorization ?? '').split(' ');
  return scheme === 'Basic' ? Buffer.from(pair, 'base64').toString().split(':')[0] : request.body.client_id;
};

provider.service.on('beforeTokenSigning', ({ payload }, request) => {
  const client = clientOf(request);
  if (!('aud' in payload)) {
    // The access token: it tells the user's information whom it was given to.
    payload.client_id = client;
    payload.sub = behaviourOf(client).claims?.sub ?? payload.sub;
    return;
  }
  Object.assign(payload, behaviourOf(client).claims);
  for (const [name, value] of Object.entries(payload)) {
    if (value === null) {
      delete payload[name];
    }
  }
});

provider.service.on('beforeResponse', (response, request) => {
  const { forge: how, token, status } = behaviourOf(clientOf(request));
  if (how) {
    response.body.id_token = forge(how, response.body.id_token, provider.issuer.keys);
  }
  Object.assign(response.body, token);
  response.statusCode = status ?? response.statusCode;
});

provider.service.on('beforeUserinfo', (response, request) => {
  const [, claims] = (request.headers.authorization ?? '').split('.');
  const { sub, client_id: client } = JSON.parse(Buffer.from(claims, 'base64url').toString());
  Object.assign(response.body, { sub }, behaviourOf(client).userinfo);
});

provider.service.on('beforeAuthorizeRedirect', ({ url }, request) => {
  for (const [name, value] of Object.entries(behaviourOf(request.query.client_id).answer ?? {})) {
    url.searchParams.set(name, value);
  }
});

const control = createServer(async (request, response) => {
  const [, what, clientId] = request.url.split('/');
  let body = '';
  for await (const chunk of request) {
    body += chunk;
  }
  if (what === 'rotate') {
    await rotate();
  } else {
    behaviours.set(decodeURIComponent(clientId), JSON.parse(body));
  }
  response.end();
});

// The store hands its keys out in turn, the oldest first: asking for the others by name moves them behind the new one.
async function rotate() {
  const { kid } = await provider.issuer.keys.generate('RS256');
  for (const key of provider.issuer.keys.toJSON()) {
    if (key.kid !== kid) {
      provider.issuer.keys.get(key.kid);
    }
  }
  const { get } = provider.issuer.keys;
  provider.issuer.keys.get = (wanted) => get.call(provider.issuer.keys, wanted ?? kid);
}

control.listen(0, '127.0.0.1');
await once(control, 'listening');
console.log(`ready ${provider.issuer.url} http://127.0.0.1:${control.address().port}`);

// Whoever started this holds the other end of its input, and takes it along when it dies.
process.stdin.on('end', () => process.exit()).resume();
