// GitHub as far as signing in goes, shaped after its documentation: "Authorizing OAuth apps", "Get the authenticated user" and
// "List email addresses for the authenticated user". A GitHub Enterprise Server's paths, since those share one host.
//
//   PUT {site}/control/{clientId}   { user, emails, scope }: who signs in to that client next
//
// Prints `ready <site>`.
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';

const people = new Map();
const codes = new Map();
const tokens = new Map();

const json = (response, status, body) =>
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

const read = async (request) => {
  let body = '';
  for await (const chunk of request) {
    body += chunk;
  }
  return body;
};

const authorize = (url, response) => {
  const query = Object.fromEntries(url.searchParams);
  const code = randomBytes(10).toString('hex');
  codes.set(code, query);
  const back = new URL(query.redirect_uri);
  back.searchParams.set('code', code);
  back.searchParams.set('state', query.state);
  response.writeHead(302, { location: back.href }).end();
};

// Refusals come with status 200 and `error`.
const redeem = (form, response) => {
  const asked = codes.get(form.code);
  codes.delete(form.code);
  if (form.client_secret !== 'secret') {
    return json(response, 200, { error: 'incorrect_client_credentials' });
  }
  const challenge = createHash('sha256')
    .update(form.code_verifier ?? '')
    .digest('base64url');
  if (asked?.client_id !== form.client_id || asked.code_challenge !== challenge) {
    return json(response, 200, { error: 'bad_verification_code' });
  }
  const token = `gho_${randomBytes(18).toString('hex')}`;
  tokens.set(token, people.get(form.client_id));
  return json(response, 200, { access_token: token, scope: 'read:user,user:email', token_type: 'bearer' });
};

const ask = (request, response, path) => {
  const person = tokens.get(request.headers.authorization?.replace('Bearer ', ''));
  if (!request.headers['user-agent']) {
    return json(response, 403, { message: 'Request forbidden by administrative rules.' });
  }
  if (!person) {
    return json(response, 401, { message: 'Requires authentication', status: '401' });
  }
  if (path === '/user') {
    return json(response, 200, person.user);
  }
  return person.emails
    ? json(response, 200, person.emails)
    : json(response, 404, { message: 'Not Found', status: '404' });
};

const server = createServer(async (request, response) => {
  const url = new URL(request.url, 'http://127.0.0.1');
  if (url.pathname.startsWith('/control/')) {
    people.set(url.pathname.slice('/control/'.length), JSON.parse(await read(request)));
    response.end();
  } else if (url.pathname === '/login/oauth/authorize') {
    authorize(url, response);
  } else if (url.pathname === '/login/oauth/access_token') {
    redeem(Object.fromEntries(new URLSearchParams(await read(request))), response);
  } else if (url.pathname.startsWith('/api/v3/user')) {
    ask(request, response, url.pathname.slice('/api/v3'.length));
  } else {
    json(response, 404, { message: 'Not Found', status: '404' });
  }
});

server.listen(0, '127.0.0.1');
await once(server, 'listening');
console.log(`ready http://127.0.0.1:${server.address().port}`);

// Whoever started this holds the other end of its input, and takes it along when it dies.
process.stdin.on('end', () => process.exit()).resume();
