/** Why the server, or the way to it, did not do what was asked. `code` is one of the API's stable codes. */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  /** By field, what is wrong with it, in the server's words. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  /** Seconds until the same request may be made again. */
  readonly retryAfter: number | null;

  constructor(
    code: string,
    options: {
      readonly status?: number;
      readonly message?: string;
      readonly fields?: Readonly<Record<string, readonly string[]>>;
      readonly retryAfter?: number | null;
    } = {},
  ) {
    super(options.message ?? code);
    this.name = 'ApiError';
    this.code = code;
    this.status = options.status ?? 0;
    this.fields = options.fields ?? {};
    this.retryAfter = options.retryAfter ?? null;
  }
}

/** The codes that this page makes up itself. `cancelled`: the person did not want to go on. */
export const unreachable = 'unreachable';
export const cancelled = 'cancelled';

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Reads problem details, and makes the best of an answer that holds none, such as a proxy's. */
export function problemOf(status: number, body: unknown, retryAfterHeader: string | null): ApiError {
  const problem = isRecord(body) ? body : {};
  const fallback =
    status === 429 ? 'rate_limited' : status >= 500 ? 'unavailable' : status === 401 ? 'unauthenticated' : 'invalid';
  const after =
    typeof problem.retryAfter === 'number' ? problem.retryAfter : Number.parseInt(retryAfterHeader ?? '', 10);
  return new ApiError(typeof problem.code === 'string' ? problem.code : fallback, {
    status,
    message: typeof problem.title === 'string' ? problem.title : `HTTP ${status}`,
    fields: fieldsOf(problem.errors),
    retryAfter: Number.isFinite(after) ? after : null,
  });
}

function fieldsOf(errors: unknown): Record<string, readonly string[]> {
  const fields: Record<string, readonly string[]> = {};
  for (const [name, texts] of isRecord(errors) ? Object.entries(errors) : []) {
    if (Array.isArray(texts)) {
      fields[name] = texts.filter((text) => typeof text === 'string');
    }
  }
  return fields;
}
