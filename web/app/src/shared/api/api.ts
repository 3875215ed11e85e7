import { ApiError, cancelled } from './api-error';
import type { AnswerOf, BodyOf, Endpoint, Signed } from './contract';
import type { Http, HttpAnswer } from './http';
import type { Reauthentication } from './reauthentication';
import type { Session } from './session';

export interface CallOptions {
  /** What stands in the path's braces, in order of their names. */
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | undefined>>;
  /** The ETag of what is replaced: a change by somebody else meanwhile is refused. */
  readonly ifMatch?: string | null;
  readonly timeoutMs?: number;
}

const fileTimeoutMs = 600_000;

type Arguments<E extends Endpoint> =
  BodyOf<E> extends undefined ? [body?: undefined, options?: CallOptions] : [body: BodyOf<E>, options?: CallOptions];

/** The endpoints whose answer signs this browser in. */
export type SigningEndpoint =
  | 'POST /auth/register'
  | 'POST /auth/login'
  | 'POST /auth/login/second-factor'
  | 'POST /auth/passkey';

/** The API as the signed-in person sees it: tokens come and are renewed by themselves. */
export class Api {
  readonly session: Session;
  readonly #http: Http;
  readonly #reauthentication: Reauthentication;

  constructor(http: Http, session: Session, reauthentication: Reauthentication) {
    this.#http = http;
    this.session = session;
    this.#reauthentication = reauthentication;
  }

  async call<E extends Endpoint>(endpoint: E, ...[body, options]: Arguments<E>): Promise<AnswerOf<E>> {
    return (await this.#send(endpoint, body, options)).data as AnswerOf<E>;
  }

  /** As `call`, with the ETag of what came. */
  async load<E extends Endpoint>(
    endpoint: E,
    ...[body, options]: Arguments<E>
  ): Promise<{ readonly data: AnswerOf<E>; readonly etag: string | null }> {
    const { data, etag } = await this.#send(endpoint, body, options);
    return { data: data as AnswerOf<E>, etag };
  }

  /** What is no JSON: a file, which may be long in coming. */
  async file(endpoint: Endpoint, options: CallOptions = {}): Promise<Blob> {
    return (await this.#send(endpoint, undefined, { ...options, timeoutMs: fileTimeoutMs })).data as Blob;
  }

  /** Signs in, or tells what else is asked for. */
  async signIn<E extends SigningEndpoint>(endpoint: E, body: BodyOf<E>): Promise<AnswerOf<E>> {
    const answer = await this.#http(requestOf(endpoint, body));
    if ((answer.data as Partial<Signed>).accessToken) {
      this.session.accept(answer);
    }
    return answer.data as AnswerOf<E>;
  }

  async #send(endpoint: Endpoint, body: unknown, options: CallOptions = {}): Promise<HttpAnswer> {
    try {
      return await this.#sendWithToken(endpoint, body, options);
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'reauthentication_required') {
        throw error;
      }
      if (!(await this.#reauthentication.ask())) {
        throw new ApiError(cancelled);
      }
      return await this.#sendWithToken(endpoint, body, options);
    }
  }

  async #sendWithToken(endpoint: Endpoint, body: unknown, options: CallOptions): Promise<HttpAnswer> {
    const token = await this.session.accessToken();
    try {
      return await this.#http({ ...requestOf(endpoint, body, options), token });
    } catch (error) {
      if (token === null || !(error instanceof ApiError)) {
        throw error;
      }
      if (error.code === 'disabled') {
        this.session.end('disabled');
      }
      const refused = ['token_expired', 'unauthenticated', 'session_ended'].includes(error.code);
      if (!refused || !(await this.session.replace(token))) {
        throw error;
      }
      return await this.#http({ ...requestOf(endpoint, body, options), token: await this.session.accessToken() });
    }
  }
}

function requestOf(endpoint: Endpoint, body: unknown, { path = {}, query = {}, ifMatch, timeoutMs }: CallOptions = {}) {
  const [method = '', template = ''] = endpoint.split(' ');
  const filled = template.replace(/\{(\w+)\}/gu, (_, name: string) => encodeURIComponent(path[name] ?? ''));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') {
      search.set(name, value);
    }
  }
  return {
    method,
    path: search.size > 0 ? `${filled}?${search}` : filled,
    body: body ?? (method === 'POST' ? {} : undefined),
    headers: ifMatch == null ? {} : { 'If-Match': ifMatch },
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  };
}
