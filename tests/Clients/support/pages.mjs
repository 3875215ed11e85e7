import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';

const bundle = join(
  dirname(createRequire(import.meta.url).resolve('socket.io-client/package.json')),
  'dist/socket.io.js',
);
const adminUi = join(dirname(createRequire(import.meta.url).resolve('@socket.io/admin-ui/package.json')), 'ui/dist');
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.png': 'image/png',
};
const page = '<!doctype html><link rel="icon" href="data:,"><script src="/socket.io.js"></script>';

/** A web server of another origin: a page with the client bundle from npm, and no Socket.IO server. */
export const startPages = () =>
  serve((request, response) => {
    if (request.url === '/socket.io.js') {
      response.writeHead(200, { 'content-type': 'text/javascript' });
      createReadStream(bundle).pipe(response);
    } else {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
    }
  });

/** The official admin UI, on an origin of its own. */
export const startAdminUi = () =>
  serve((request, response) => {
    const path = new URL(request.url, 'http://local').pathname;
    const file = join(adminUi, path === '/' ? 'index.html' : path);
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file)
      .once('error', () => response.end())
      .pipe(response);
  });

async function serve(answer) {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
