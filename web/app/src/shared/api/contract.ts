// What the HTTP API under /api/v1 takes and gives.

export type ServerRole = 'guest' | 'member' | 'administrator';
export type Registration = 'open' | 'invitation' | 'domain';

export interface ProviderInfo {
  readonly name: string;
  readonly label: string;
  readonly kind: string;
}

export interface ServerInfo {
  readonly name: string;
  readonly logoEmoji: string;
  readonly logoColor: string;
  readonly publicUrl: string;
  readonly registration: Registration;
  readonly needsFirstAccount: boolean;
  readonly emailVerification: 'required' | 'optional';
  /** Whether the server can send mail that leaves it. */
  readonly mail: boolean;
  readonly providers: readonly ProviderInfo[];
  readonly passkeys: boolean;
  readonly warnings: readonly string[];
}

export interface Me {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly emailVerified: boolean;
  readonly role: ServerRole;
  readonly kind: 'person' | 'bot';
  readonly color: string;
  readonly initials: string;
  readonly bio: string;
  readonly statusText: string;
  readonly statusEmoji: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** False while the account may not use the chat yet. */
  readonly verified: boolean;
  readonly restrictions: readonly string[];
}

export interface Signed {
  readonly accessToken: string;
  readonly expiresAt: string;
  readonly me: Me;
}

export type SecondFactorMethod = 'totp' | 'recovery' | 'passkey';

export interface SecondFactor {
  readonly challenge: string;
  readonly methods: readonly SecondFactorMethod[];
  readonly expiresAt: string;
}

/** The JSON form of what a passkey ceremony takes and gives, as WebAuthn level 3 defines it. */
export type PasskeyJson = Readonly<Record<string, unknown>>;

export interface PasskeyCeremony {
  readonly challenge: string;
  readonly options: PasskeyJson;
}

export interface SessionItem {
  readonly id: string;
  readonly device: string;
  readonly address: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly current: boolean;
  readonly kind: string;
}

export interface PasskeyItem {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
  readonly backedUp: boolean;
}

export interface LinkedProvider {
  readonly name: string;
  readonly label: string;
  readonly email: string | null;
  readonly linkedAt: string;
}

export interface SignInMethods {
  readonly password: boolean;
  /** Whether a password alone does not sign in. */
  readonly twoStep: boolean;
  readonly totp: { readonly enabled: boolean; readonly recoveryCodesLeft: number };
  readonly passkeys: readonly PasskeyItem[];
  readonly providers: readonly LinkedProvider[];
}

export interface TotpSetup {
  readonly secret: string;
  readonly uri: string;
  /** The QR code as the text of an SVG. */
  readonly qr: string;
}

export type TokenScope = 'read' | 'write' | 'admin';

export interface TokenItem {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
}

export interface NewToken {
  readonly token: string;
  readonly item: TokenItem;
}

export interface Bot {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly color: string;
  readonly disabled: boolean;
  readonly createdAt: string;
}

export interface Invitation {
  readonly id: string;
  readonly role: ServerRole;
  readonly note: string;
  readonly uses: number;
  readonly usesMax: number | null;
  readonly createdAt: string;
  readonly expiresAt: string | null;
}

export interface NewInvitation {
  readonly item: Invitation;
  readonly token: string;
  readonly url: string;
}

export interface InvitationPreview {
  readonly serverName: string;
  readonly role: ServerRole;
  readonly invitedBy: string | null;
  readonly expiresAt: string | null;
}

export interface ServerSettings {
  readonly name: string;
  readonly logoEmoji: string;
  readonly logoColor: string;
  readonly publicUrl: string | null;
  readonly registration: Registration;
  readonly allowedDomains: readonly string[];
  readonly emailVerification: 'automatic' | 'required' | 'optional';
}

export interface AdminUser {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly emailVerified: boolean;
  readonly role: ServerRole;
  readonly kind: 'person' | 'bot';
  readonly color: string;
  readonly disabled: boolean;
  readonly createdAt: string;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

interface ProfileChange {
  readonly username?: string;
  readonly displayName?: string;
  readonly color?: string;
  readonly bio?: string;
  readonly statusText?: string;
  readonly statusEmoji?: string;
  readonly locale?: string;
  readonly timeZone?: string;
}

interface NewAccount {
  readonly username: string;
  readonly displayName?: string;
  readonly email?: string;
  readonly password: string;
  readonly invitation?: string;
  readonly locale?: string;
  readonly timeZone?: string;
}

/** Every endpoint that the page calls: what goes in the body, and what comes back. */
export interface Endpoints {
  'GET /server': { answer: ServerInfo };
  'POST /auth/register': { body: NewAccount; answer: Signed };
  'POST /auth/login': {
    body: { readonly login: string; readonly password: string };
    answer: Signed | { readonly secondFactor: SecondFactor };
  };
  'POST /auth/login/second-factor': {
    body: {
      readonly challenge: string;
      readonly method: SecondFactorMethod;
      readonly code?: string;
      readonly passkey?: PasskeyJson;
    };
    answer: Signed;
  };
  'POST /auth/login/second-factor/passkey-options': {
    body: { readonly challenge: string };
    answer: { readonly options: PasskeyJson };
  };
  'POST /auth/passkey/options': { answer: PasskeyCeremony };
  'POST /auth/passkey': { body: { readonly challenge: string; readonly passkey: PasskeyJson }; answer: Signed };
  'POST /auth/refresh': { answer: Signed };
  'POST /auth/logout': { answer: undefined };
  'POST /auth/reauthenticate': {
    body: {
      readonly password?: string;
      readonly totp?: string;
      readonly passkey?: PasskeyJson;
      readonly challenge?: string;
    };
    answer: { readonly signedInAt: string };
  };
  'POST /auth/email/verify': { body: { readonly token: string } | { readonly code: string }; answer: undefined };
  'POST /auth/email/resend': { answer: undefined };
  'POST /auth/password/forgot': { body: { readonly email: string }; answer: undefined };
  'POST /auth/password/reset': {
    body: { readonly password: string } & (
      | { readonly token: string }
      | { readonly email: string; readonly code: string }
    );
    answer: undefined;
  };
  'POST /auth/providers/{name}/start': {
    body: {
      readonly purpose: 'signin' | 'link' | 'reauthenticate';
      readonly returnTo: string;
      readonly invitation?: string;
    };
    answer: { readonly url: string };
  };
  'GET /me': { answer: Me };
  'PATCH /me': { body: ProfileChange; answer: Me };
  'DELETE /me': { answer: undefined };
  'GET /me/export': { answer: unknown };
  'POST /me/password': { body: { readonly password: string; readonly currentPassword?: string }; answer: undefined };
  'POST /me/email': { body: { readonly email: string }; answer: undefined };
  'POST /me/email/confirm': { body: { readonly token: string } | { readonly code: string }; answer: undefined };
  'GET /me/sessions': { answer: Page<SessionItem> };
  'DELETE /me/sessions/{id}': { answer: undefined };
  'DELETE /me/sessions': { answer: { readonly ended: number } };
  'GET /me/sign-in-methods': { answer: SignInMethods };
  'POST /me/totp': { answer: TotpSetup };
  'POST /me/totp/confirm': {
    body: { readonly code: string };
    answer: { readonly recoveryCodes: readonly string[] };
  };
  'DELETE /me/totp': { answer: undefined };
  'PUT /me/two-step': {
    body: { readonly enabled: boolean };
    answer: { readonly enabled: boolean; readonly recoveryCodes: readonly string[] };
  };
  'POST /me/recovery-codes': { answer: { readonly recoveryCodes: readonly string[] } };
  'POST /me/passkeys/options': { answer: PasskeyCeremony };
  'POST /me/passkeys': {
    body: { readonly challenge: string; readonly passkey: PasskeyJson; readonly name: string };
    answer: PasskeyItem;
  };
  'PATCH /me/passkeys/{id}': { body: { readonly name: string }; answer: unknown };
  'DELETE /me/passkeys/{id}': { answer: undefined };
  'DELETE /me/providers/{name}': { answer: undefined };
  'GET /me/tokens': { answer: Page<TokenItem> };
  'POST /me/tokens': {
    body: { readonly name: string; readonly scopes: readonly TokenScope[]; readonly expiresInDays?: number };
    answer: NewToken;
  };
  'DELETE /me/tokens/{id}': { answer: undefined };
  'GET /bots': { answer: Page<Bot> };
  'POST /bots': { body: { readonly username: string; readonly displayName?: string }; answer: Bot };
  'DELETE /bots/{id}': { answer: undefined };
  'GET /bots/{id}/tokens': { answer: Page<TokenItem> };
  'POST /bots/{id}/tokens': {
    body: { readonly name: string; readonly scopes: readonly TokenScope[]; readonly expiresInDays?: number };
    answer: NewToken;
  };
  'DELETE /bots/{id}/tokens/{tokenId}': { answer: undefined };
  'GET /invitations': { answer: Page<Invitation> };
  'POST /invitations': {
    body: {
      readonly role: ServerRole;
      readonly usesMax?: number;
      readonly expiresInDays?: number;
      readonly note?: string;
    };
    answer: NewInvitation;
  };
  'DELETE /invitations/{id}': { answer: undefined };
  'POST /invitations/preview': { body: { readonly token: string }; answer: InvitationPreview };
  'GET /admin/settings': { answer: ServerSettings };
  'PUT /admin/settings': { body: ServerSettings; answer: ServerSettings };
  'GET /admin/users': { answer: Page<AdminUser> };
  'PATCH /admin/users/{id}': {
    body: { readonly role?: ServerRole; readonly disabled?: boolean };
    answer: AdminUser;
  };
  'DELETE /admin/users/{id}/sessions': { answer: undefined };
  'POST /admin/users/{id}/password-reset': { answer: undefined };
}

export type Endpoint = keyof Endpoints;
export type AnswerOf<E extends Endpoint> = Endpoints[E]['answer'];
export type BodyOf<E extends Endpoint> = Endpoints[E] extends { body: infer Body } ? Body : undefined;
