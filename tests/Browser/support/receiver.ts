import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server as HttpServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Told {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A server elsewhere that webhooks tell of things. */
export class Receiver {
  readonly url: string;
  /** What it says from now on. */
  answer: { readonly status: number; readonly body: string } = { status: 204, body: '' };
  readonly #requests: Told[] = [];
  readonly #web: HttpServer;

  private constructor(web: HttpServer) {
    this.#web = web;
    this.url = `http://127.0.0.1:${(web.address() as AddressInfo).port}/hook`;
  }

  static async start(): Promise<Receiver> {
    const web = createServer().listen(0, '127.0.0.1');
    await once(web, 'listening');
    const receiver = new Receiver(web);
    web.on('request', async (request, response) => {
      const parts: Buffer[] = [];
      for await (const part of request) {
        parts.push(part);
      }
      receiver.#requests.push({ headers: request.headers, body: Buffer.concat(parts).toString() });
      response.writeHead(receiver.answer.status, { 'Content-Type': 'text/plain' }).end(receiver.answer.body);
    });
    return receiver;
  }

  stop(): void {
    this.#web.close();
    this.#web.closeAllConnections();
  }

  /** What it was told, tests aside: the event, and the words of a message. */
  told(): string[] {
    return this.#requests
      .map(({ body }) => JSON.parse(body))
      .filter(({ type }) => type !== 'test')
      .map(({ type, data }) => `${type} ${data.message?.text ?? ''}`.trim());
  }

  /** Whether the last request was signed with this secret. */
  isGenuine(secret: string): boolean {
    const { headers, body } = this.#requests.at(-1) ?? { headers: {}, body: '' };
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
    return headers['webhook-signature'] === `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
  }
}
