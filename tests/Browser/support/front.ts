import { createServer, type Server as HttpServer, type IncomingMessage, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Server } from './server';

/** In front of a server, as a proxy is: what it hands on of some address can be another thing, as after a new version was installed. */
export class Front {
  readonly url: string;
  /** Of which address, what is added to its content. */
  readonly #added = new Map<string, string>();
  readonly #http: HttpServer;

  private constructor(http: HttpServer) {
    this.#http = http;
    this.url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  }

  static async before(server: Server): Promise<Front> {
    const { hostname, port } = new URL(server.url);
    let front: Front | undefined;
    const http = createServer((asked, answer) => {
      const { method, url: path, headers } = asked;
      const added = front?.added(path);
      // What is whole and not compressed can be added to.
      const { 'if-none-match': _tag, 'if-modified-since': _date, ...unconditional } = headers;
      const wanted = added === undefined ? headers : { ...unconditional, 'accept-encoding': 'identity' };
      const passed = request({ hostname, port, method, path, headers: wanted }, (got) => {
        const { 'content-length': _, ...others } = got.headers;
        answer.writeHead(got.statusCode ?? 502, added === undefined ? got.headers : others);
        got.on('end', () => answer.end(added ?? ''));
        got.pipe(answer, { end: false });
      });
      passed.on('error', () => answer.destroy());
      asked.pipe(passed);
    });
    http.on('upgrade', (asked: IncomingMessage, socket, head) => {
      const there = connect(Number(port), hostname, () => {
        const headers = asked.rawHeaders.flatMap((word, index, all) =>
          index % 2 === 0 ? `${word}: ${all[index + 1]}` : [],
        );
        there.write(`${asked.method} ${asked.url} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`);
        there.write(head);
        socket.pipe(there).pipe(socket);
      });
      there.on('error', () => socket.destroy());
      socket.on('error', () => there.destroy());
    });
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    front = new Front(http);
    return front;
  }

  /** From now on there is this at the end of what comes from an address. */
  add(path: string, text: string): void {
    this.#added.set(path, text);
  }

  added(path: string | undefined): string | undefined {
    return this.#added.get(path ?? '');
  }

  stop(): void {
    this.#http.closeAllConnections();
    this.#http.close();
  }
}
