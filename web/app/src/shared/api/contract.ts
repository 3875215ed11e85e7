import type { components, paths } from './schema.gen';

// What the HTTP API under /api/v1 takes and gives, from the server's own description of it.

/** .NET reads numbers from strings too, and says so, but never writes them so. Nothing that came is changed in place. */
type Plain<T> = T extends readonly (infer Item)[]
  ? readonly Plain<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: number extends T[Key] ? Exclude<T[Key], string> : Plain<T[Key]> }
    : T;

type Schema<Name extends keyof components['schemas']> = Plain<components['schemas'][Name]>;

export type ServerRole = Schema<'ServerRole'>;
export type ServerInfo = Schema<'ServerInfo'>;
export type ServerSettings = Required<Schema<'ServerSettings'>>;
export type ProviderInfo = Schema<'ProviderInfo'>;
export type Me = Schema<'Me'>;
export type Signed = Pick<Schema<'Signed'>, 'accessToken' | 'expiresAt' | 'me'>;
export type SecondFactor = Schema<'SecondFactorWanted'>;
export type SignInMethods = Schema<'SignInMethods'>;
export type PasskeyItem = Schema<'PasskeyItem'>;
export type LinkedProvider = Schema<'LinkedProvider'>;
export type SessionItem = Schema<'SessionItem'>;
export type TotpSetup = Schema<'SetUpTotpAnswer'>;
export type TokenItem = Schema<'TokenItem'>;
export type Bot = Schema<'Bot'>;
export type Invitation = Schema<'InvitationItem'>;
export type InvitationPreview = Schema<'PreviewInvitationAnswer'>;
export type AdminUser = Schema<'AdminUser'>;

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

export const tokenScopes = ['read', 'write', 'admin'] as const;
export type TokenScope = (typeof tokenScopes)[number];

/** In the order in which they are offered: a recovery code is for when the others are gone. */
export const secondFactorMethods = ['totp', 'passkey', 'recovery'] as const;
export type SecondFactorMethod = (typeof secondFactorMethods)[number];

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
type Below<Path> = Path extends `/api/v1${infer Rest}` ? Rest : never;

/** Every endpoint, as in `PATCH /me`. */
export type Endpoint = {
  [Path in keyof paths]: {
    [Verb in Method]: paths[Path][Verb] extends object ? `${Uppercase<Verb>} ${Below<Path>}` : never;
  }[Method];
}[keyof paths];

type Operation<E extends Endpoint> = E extends `${infer Verb} ${infer Path}`
  ? `/api/v1${Path}` extends keyof paths
    ? Lowercase<Verb> extends keyof paths[`/api/v1${Path}`]
      ? paths[`/api/v1${Path}`][Lowercase<Verb>]
      : never
    : never
  : never;

type Json<T> = T extends { content: { 'application/json': infer Content } } ? Content : undefined;
type Success<Responses> = {
  [Status in keyof Responses & (200 | 201 | 202 | 204)]: Json<Responses[Status]>;
}[keyof Responses & (200 | 201 | 202 | 204)];

export type AnswerOf<E extends Endpoint> =
  Operation<E> extends { responses: infer Responses } ? Plain<Success<Responses>> : never;

/** What may be left out is null in the description; either will do. */
export type BodyOf<E extends Endpoint> =
  Operation<E> extends { requestBody?: infer Body }
    ? Json<NonNullable<Body>> extends infer Content
      ? [Content] extends [undefined]
        ? undefined
        : Partial<Plain<Content>>
      : never
    : undefined;
